//! The small loops between the products: layer normalization, sums, maxima.
//!
//! They are written once, over sixteen lanes, and compiled for each kernel; no operation is
//! reordered or fused, so that each gives the same bytes.

use super::kernel::{Kernel, WIDTH};

type Chunk = [f32; WIDTH];

macro_rules! for_each_kernel {
    ($(#[$doc:meta])* $visibility:vis fn $name:ident($($arg:ident: $type:ty),* $(,)?) = $body:ident) => {
        $(#[$doc])*
        #[allow(clippy::too_many_arguments)]
        $visibility fn $name(kernel: Kernel, $($arg: $type),*) {
            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx512f,avx512vl,avx512dq,avx512bw")]
                #[allow(clippy::too_many_arguments)]
                fn avx512($($arg: $type),*) {
                    $body($($arg),*)
                }
                #[target_feature(enable = "avx2,fma")]
                #[allow(clippy::too_many_arguments)]
                fn avx2($($arg: $type),*) {
                    $body($($arg),*)
                }
                match kernel {
                    // SAFETY: a kernel is only chosen on a processor that has it.
                    Kernel::Avx512 => return unsafe { avx512($($arg),*) },
                    // SAFETY: as above.
                    Kernel::Avx2 => return unsafe { avx2($($arg),*) },
                    Kernel::Portable => {}
                }
            }
            let _ = kernel;
            $body($($arg),*)
        }
    };
}

#[inline(always)]
fn chunks(row: &[f32]) -> &[Chunk] {
    row.as_chunks::<WIDTH>().0
}

#[inline(always)]
fn chunks_mut(row: &mut [f32]) -> &mut [Chunk] {
    row.as_chunks_mut::<WIDTH>().0
}

/// Adds up sixteen lanes, always in the same order.
#[inline(always)]
fn total(mut lanes: Chunk) -> f32 {
    let mut half = WIDTH / 2;
    while half > 0 {
        for lane in 0..half {
            lanes[lane] += lanes[lane + half];
        }
        half /= 2;
    }
    lanes[0]
}

#[inline(always)]
fn normalized_row(row: &mut [f32], gain: &[f32], bias: &[f32]) {
    let count = row.len() as f32;
    let mut sums = [0f32; WIDTH];
    for chunk in chunks(row) {
        for lane in 0..WIDTH {
            sums[lane] += chunk[lane];
        }
    }
    let mean = total(sums) / count;
    let mut squares = [0f32; WIDTH];
    for chunk in chunks(row) {
        for lane in 0..WIDTH {
            let off = chunk[lane] - mean;
            squares[lane] += off * off;
        }
    }
    let scale = 1.0 / (total(squares) / count + 1e-8).sqrt();
    for ((chunk, gain), bias) in chunks_mut(row)
        .iter_mut()
        .zip(chunks(gain))
        .zip(chunks(bias))
    {
        for lane in 0..WIDTH {
            chunk[lane] = (chunk[lane] - mean) * scale * gain[lane] + bias[lane];
        }
    }
}

#[inline(always)]
fn normalize_body(rows: &mut [f32], stride: usize, gain: &[f32], bias: &[f32]) {
    for row in rows.chunks_exact_mut(stride) {
        normalized_row(&mut row[..gain.len()], gain, bias);
    }
}

for_each_kernel! {
    /// Layer normalization of rows, in place.
    pub(crate) fn normalize(rows: &mut [f32], stride: usize, gain: &[f32], bias: &[f32]) = normalize_body
}

#[inline(always)]
fn normalize_onto_body(rows: &mut [f32], onto: &mut [f32], gain: &[f32], bias: &[f32]) {
    let width = gain.len();
    for (row, onto) in rows
        .chunks_exact_mut(width)
        .zip(onto.chunks_exact_mut(width))
    {
        normalized_row(row, gain, bias);
        for (onto, row) in chunks_mut(onto).iter_mut().zip(chunks(row)) {
            for lane in 0..WIDTH {
                onto[lane] += row[lane];
            }
        }
    }
}

#[inline(always)]
fn window_body(
    parts: [&[f32]; 3],
    bias: &[super::kernel::Lanes],
    pieces: usize,
    row: &mut [f32],
    gain: &[f32],
    norm_bias: &[f32],
    onto: &mut [f32],
) {
    let [before, here, after] = parts.map(chunks);
    for (panel, out) in chunks_mut(row).iter_mut().enumerate() {
        for piece in 0..pieces {
            let at = panel * pieces + piece;
            let (before, here, after, bias) = (&before[at], &here[at], &after[at], &bias[at].0);
            for lane in 0..WIDTH {
                let sum = before[lane] + here[lane] + after[lane] + bias[lane];
                let best = out[lane];
                out[lane] = if piece == 0 || sum > best { sum } else { best };
            }
        }
    }
    normalize_onto_body(row, onto, gain, norm_bias);
}

for_each_kernel! {
    /// A window layer whose three products are there already: adds them up, takes the largest
    /// piece, normalizes, and adds the row onto `onto`.
    pub(crate) fn window(
        parts: [&[f32]; 3], bias: &[super::kernel::Lanes], pieces: usize, row: &mut [f32],
        gain: &[f32], norm_bias: &[f32], onto: &mut [f32],
    ) = window_body
}

#[inline(always)]
fn mix_body(rows: &[f32], mixed: &mut [f32], width: usize) {
    let n = width / WIDTH;
    let (rows, mixed) = (&chunks(rows)[..4 * n], &mut chunks_mut(mixed)[..4 * n]);
    for at in 0..n {
        let [d0, d1, d2, d3] = [0, 1, 2, 3].map(|row| &rows[row * n + at]);
        for lane in 0..WIDTH {
            mixed[at][lane] = d0[lane] - d2[lane];
            mixed[n + at][lane] = d1[lane] + d2[lane];
            mixed[2 * n + at][lane] = d2[lane] - d1[lane];
            mixed[3 * n + at][lane] = d1[lane] - d3[lane];
        }
    }
}

for_each_kernel! {
    /// The sums and differences of four rows of `width` numbers that a pair of tokens needs.
    pub(crate) fn mix(rows: &[f32], mixed: &mut [f32], width: usize) = mix_body
}

#[inline(always)]
fn pair_body(
    products: [&[f32]; 4],
    bias: &[super::kernel::Lanes],
    pieces: usize,
    rows: &mut [f32],
    gain: &[f32],
    norm_bias: &[f32],
    onto: &mut [f32],
) {
    let [m0, m1, m2, m3] = products.map(chunks);
    let (first, second) = rows.split_at_mut(gain.len());
    let panels = chunks_mut(first).iter_mut().zip(chunks_mut(second));
    for (panel, (first, second)) in panels.enumerate() {
        for piece in 0..pieces {
            let at = panel * pieces + piece;
            let (m0, m1, m2, m3, bias) = (&m0[at], &m1[at], &m2[at], &m3[at], &bias[at].0);
            for lane in 0..WIDTH {
                let sum = m0[lane] + m1[lane] + m2[lane] + bias[lane];
                let best = first[lane];
                first[lane] = if piece == 0 || sum > best { sum } else { best };
                let sum = m1[lane] - m2[lane] - m3[lane] + bias[lane];
                let best = second[lane];
                second[lane] = if piece == 0 || sum > best { sum } else { best };
            }
        }
    }
    normalize_onto_body(rows, onto, gain, norm_bias);
}

for_each_kernel! {
    /// A window layer for two tokens, from four products: adds them up, takes the largest piece,
    /// normalizes, and adds the two rows onto `onto`.
    pub(crate) fn pair(
        products: [&[f32]; 4], bias: &[super::kernel::Lanes], pieces: usize, rows: &mut [f32],
        gain: &[f32], norm_bias: &[f32], onto: &mut [f32],
    ) = pair_body
}

#[inline(always)]
fn add_rows_body(rows: &[&[f32]; 4], out: &mut [f32]) {
    let rows = rows.map(chunks);
    for (at, out) in chunks_mut(out).iter_mut().enumerate() {
        for lane in 0..WIDTH {
            out[lane] =
                rows[0][at][lane] + rows[1][at][lane] + rows[2][at][lane] + rows[3][at][lane];
        }
    }
}

for_each_kernel! {
    /// The sum of four rows of an embedding.
    pub(crate) fn add_rows(rows: &[&[f32]; 4], out: &mut [f32]) = add_rows_body
}

#[inline(always)]
fn hidden_body(rows: &[&[f32]], bias: &[f32], pieces: usize, out: &mut [f32]) {
    let width = out.len();
    for (at, out) in chunks_mut(out).iter_mut().enumerate() {
        for piece in 0..pieces {
            let from = piece * width + at * WIDTH;
            let mut sum = [0f32; WIDTH];
            for row in rows {
                let row = &row[from..from + WIDTH];
                for lane in 0..WIDTH {
                    sum[lane] += row[lane];
                }
            }
            let bias = &bias[from..from + WIDTH];
            for lane in 0..WIDTH {
                let value = sum[lane] + bias[lane];
                out[lane] = if piece == 0 || value > out[lane] {
                    value
                } else {
                    out[lane]
                };
            }
        }
    }
}

for_each_kernel! {
    /// The hidden layer of a parser: one row for each feature, added up; the larger piece.
    pub(crate) fn hidden(rows: &[&[f32]], bias: &[f32], pieces: usize, out: &mut [f32]) = hidden_body
}

/// Calls numbers that will be needed soon into the processor's cache.
pub(crate) fn prefetch(numbers: &[f32]) {
    #[cfg(target_arch = "x86_64")]
    for line in numbers.chunks(WIDTH) {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        // SAFETY: every x86-64 processor has this instruction, and it reads nothing.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(line.as_ptr().cast()) };
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = numbers;
}

/// The first of the largest numbers.
pub(crate) fn first_largest(scores: &[f32]) -> usize {
    let mut best = 0;
    for (at, &score) in scores.iter().enumerate() {
        if score > scores[best] {
            best = at;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_kernels_give_the_same_bytes() {
        let row: Vec<f32> = (0..96)
            .map(|n| ((n * 37 % 101) as f32).sin() * 3.7)
            .collect();
        let gain: Vec<f32> = row.iter().rev().copied().collect();
        let results: Vec<Vec<u32>> = Kernel::available()
            .into_iter()
            .map(|kernel| {
                let mut once = row.clone();
                normalize(kernel, &mut once, 96, &gain, &row);
                let mut onto = gain.clone();
                let bias = [super::super::kernel::Lanes([0.5; WIDTH]); 6];
                let products = [&row[..], &gain, &once, &row];
                let mut pair_rows = vec![0.0; 96];
                pair(
                    kernel,
                    products,
                    &bias,
                    2,
                    &mut pair_rows,
                    &gain[..48],
                    &row[..48],
                    &mut onto,
                );
                let mut mixed = vec![0.0; 96];
                mix(kernel, &[&row[..], &gain].concat()[..96], &mut mixed, 16);
                onto.extend(mixed);
                let mut out = vec![0.0; 48];
                hidden(kernel, &[&once, &onto[..96], &row], &gain, 2, &mut out);
                once.iter()
                    .chain(&onto)
                    .chain(&out)
                    .map(|x| x.to_bits())
                    .collect()
            })
            .collect();
        assert!(results.iter().all(|result| *result == results[0]));
    }

    #[test]
    fn normalized_rows_have_mean_nought_and_variance_one() {
        let mut row: Vec<f32> = (0..32).map(|n| (n * n) as f32).collect();
        normalize(Kernel::best(), &mut row, 32, &[1.0; 32], &[0.0; 32]);
        assert!(row.iter().sum::<f32>().abs() < 1e-4);
        assert!((row.iter().map(|x| x * x).sum::<f32>() / 32.0 - 1.0).abs() < 1e-4);
    }

    #[test]
    fn the_first_of_equals_wins() {
        assert_eq!(first_largest(&[1.0, 3.0, 3.0, f32::NAN]), 1);
    }
}
