//! Matrix products with weights that never change.
//!
//! The weights are packed once: sixteen outputs side by side form a panel. A product is worked
//! out by one of three kernels, chosen when the program starts; all of them add the terms of an
//! output in the same order with fused multiply-add, so that they give the same bytes.

/// Sixteen outputs side by side.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
pub(crate) struct Lanes(pub(crate) [f32; 16]);

/// How many outputs stand side by side.
pub(crate) const WIDTH: usize = 16;

/// The instructions that a product is worked out with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kernel {
    /// Any processor.
    Portable,
    /// x86-64 with AVX2 and FMA.
    Avx2,
    /// x86-64 with AVX-512.
    Avx512,
}

impl Kernel {
    /// The kernels that run on this processor, slowest first.
    pub fn available() -> Vec<Kernel> {
        let mut kernels = vec![Kernel::Portable];
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
                kernels.push(Kernel::Avx2);
                if is_x86_feature_detected!("avx512f") {
                    kernels.push(Kernel::Avx512);
                }
            }
        }
        kernels
    }

    /// The fastest kernel that runs on this processor.
    pub fn best() -> Kernel {
        Kernel::available().pop().unwrap_or(Kernel::Portable)
    }
}

/// Weights, packed: `[panel][input][piece][16 outputs]`.
#[derive(Debug)]
pub(crate) struct Packed {
    inputs: usize,
    panels: usize,
    pieces: usize,
    /// Whether the largest of the pieces is the output.
    max: bool,
    weights: Vec<Lanes>,
    /// `[panel][piece][16 outputs]`
    bias: Vec<Lanes>,
}

/// How many columns a linear layer has in one panel: four times sixteen.
const LINEAR_PIECES: usize = 4;

impl Packed {
    /// A maxout layer: `weight(output, piece, input)`.
    pub(crate) fn maxout(
        outputs: usize,
        pieces: usize,
        inputs: usize,
        weight: impl Fn(usize, usize, usize) -> f32,
        bias: impl Fn(usize, usize) -> f32,
    ) -> Packed {
        let panels = outputs.div_ceil(WIDTH);
        let mut packed = Packed::empty(inputs, panels, pieces, true);
        for output in 0..outputs {
            for piece in 0..pieces {
                packed.set(
                    output / WIDTH,
                    piece,
                    output % WIDTH,
                    bias(output, piece),
                    |input| weight(output, piece, input),
                );
            }
        }
        packed
    }

    /// A layer whose output is the product itself: `weight(column, input)`.
    pub(crate) fn linear(
        columns: usize,
        inputs: usize,
        weight: impl Fn(usize, usize) -> f32,
        bias: impl Fn(usize) -> f32,
    ) -> Packed {
        let panels = columns.div_ceil(WIDTH * LINEAR_PIECES);
        let mut packed = Packed::empty(inputs, panels, LINEAR_PIECES, false);
        for column in 0..columns {
            let (group, lane) = (column / WIDTH, column % WIDTH);
            let (panel, piece) = (group / LINEAR_PIECES, group % LINEAR_PIECES);
            packed.set(panel, piece, lane, bias(column), |input| {
                weight(column, input)
            });
        }
        packed
    }

    /// Part of a maxout layer: the pieces are written side by side, without bias, so that parts
    /// can be added up before the largest is taken.
    pub(crate) fn part(
        outputs: usize,
        pieces: usize,
        inputs: usize,
        weight: impl Fn(usize, usize, usize) -> f32,
    ) -> Packed {
        let mut packed = Packed::maxout(outputs, pieces, inputs, weight, |_, _| 0.0);
        packed.max = false;
        packed
    }

    fn empty(inputs: usize, panels: usize, pieces: usize, max: bool) -> Packed {
        let zero = Lanes([0.0; WIDTH]);
        Packed {
            inputs,
            panels,
            pieces,
            max,
            weights: vec![zero; panels * inputs * pieces],
            bias: vec![zero; panels * pieces],
        }
    }

    fn set(
        &mut self,
        panel: usize,
        piece: usize,
        lane: usize,
        bias: f32,
        weight: impl Fn(usize) -> f32,
    ) {
        self.bias[panel * self.pieces + piece].0[lane] = bias;
        for input in 0..self.inputs {
            let at = (panel * self.inputs + input) * self.pieces + piece;
            self.weights[at].0[lane] = weight(input);
        }
    }

    /// How many numbers one row of output takes.
    pub(crate) fn stride(&self) -> usize {
        self.panels * WIDTH * if self.max { 1 } else { self.pieces }
    }

    /// The biases as they are packed.
    pub(crate) fn bias(&self) -> &[Lanes] {
        &self.bias
    }

    /// Multiplies `rows` rows, which begin `lda` numbers apart in `input`, and writes rows of
    /// [`Packed::stride`] numbers to `output`, `ldo` apart.
    pub(crate) fn product(
        &self,
        kernel: Kernel,
        input: &[f32],
        lda: usize,
        rows: usize,
        output: &mut [f32],
        ldo: usize,
    ) {
        if rows == 0 {
            return;
        }
        assert!((rows - 1) * lda + self.inputs <= input.len());
        assert!(self.stride() <= ldo && (rows - 1) * ldo + self.stride() <= output.len());
        match (self.max, self.pieces) {
            (true, 1) => self.run::<1, true>(kernel, input, lda, rows, output, ldo),
            (true, 2) => self.run::<2, true>(kernel, input, lda, rows, output, ldo),
            (true, 3) => self.run::<3, true>(kernel, input, lda, rows, output, ldo),
            (true, _) => self.run::<4, true>(kernel, input, lda, rows, output, ldo),
            (false, 1) => self.run::<1, false>(kernel, input, lda, rows, output, ldo),
            (false, 2) => self.run::<2, false>(kernel, input, lda, rows, output, ldo),
            (false, 3) => self.run::<3, false>(kernel, input, lda, rows, output, ldo),
            (false, _) => self.run::<LINEAR_PIECES, false>(kernel, input, lda, rows, output, ldo),
        }
    }

    fn run<const P: usize, const MAX: bool>(
        &self,
        kernel: Kernel,
        input: &[f32],
        lda: usize,
        rows: usize,
        output: &mut [f32],
        ldo: usize,
    ) {
        let per_panel = if MAX { WIDTH } else { WIDTH * P };
        for panel in 0..self.panels {
            let weights = &self.weights[panel * self.inputs * P..][..self.inputs * P];
            let bias = &self.bias[panel * P..][..P];
            let to = &mut output[panel * per_panel..];
            match kernel {
                Kernel::Portable => {
                    for row in 0..rows {
                        let from = &input[row * lda..][..self.inputs];
                        portable::<P, MAX>(from, weights, bias, &mut to[row * ldo..][..per_panel]);
                    }
                }
                #[cfg(target_arch = "x86_64")]
                // SAFETY: the kernel was found on this processor; `product` checked that all
                // rows lie inside both slices.
                Kernel::Avx512 => unsafe {
                    x86::avx512::<P, MAX>(input, lda, rows, weights, bias, to, ldo);
                },
                #[cfg(target_arch = "x86_64")]
                // SAFETY: as above.
                Kernel::Avx2 => unsafe {
                    x86::avx2::<P, MAX>(input, lda, rows, weights, bias, to, ldo);
                },
                #[cfg(not(target_arch = "x86_64"))]
                _ => unreachable!("kernels of other processors are not offered"),
            }
        }
    }
}

/// The larger, as the vector instructions choose it: the second if the two do not compare.
fn larger(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

fn portable<const P: usize, const MAX: bool>(
    input: &[f32],
    weights: &[Lanes],
    bias: &[Lanes],
    output: &mut [f32],
) {
    let mut sums = [[0f32; WIDTH]; P];
    for (&x, weights) in input.iter().zip(weights.chunks_exact(P)) {
        for (sum, weight) in sums.iter_mut().zip(weights) {
            for (sum, &weight) in sum.iter_mut().zip(&weight.0) {
                *sum = x.mul_add(weight, *sum);
            }
        }
    }
    for (sum, bias) in sums.iter_mut().zip(bias) {
        for (sum, &bias) in sum.iter_mut().zip(&bias.0) {
            *sum += bias;
        }
    }
    if MAX {
        for (lane, out) in output.iter_mut().enumerate() {
            let mut best = sums[0][lane];
            for sum in &sums[1..] {
                best = larger(best, sum[lane]);
            }
            *out = best;
        }
    } else {
        for (sum, out) in sums.iter().zip(output.chunks_exact_mut(WIDTH)) {
            out.copy_from_slice(sum);
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    use super::{Lanes, WIDTH};

    /// Does something for each number below a bound that is at most eight, written out one after
    /// the other, so that sums stay in registers.
    macro_rules! each {
        ($n:ident < $bound:ident, $job:expr) => {
            each!($n, $bound, $job, 0 1 2 3 4 5 6 7)
        };
        ($n:ident, $bound:ident, $job:expr, $($number:literal)*) => {
            $(if $number < $bound {
                #[allow(non_upper_case_globals)]
                const $n: usize = $number;
                $job;
            })*
        };
    }

    /// All rows of one panel.
    ///
    /// # Safety
    /// The processor has AVX-512F; `rows` rows lie inside `input` and `output`.
    #[target_feature(enable = "avx512f")]
    pub(super) unsafe fn avx512<const P: usize, const MAX: bool>(
        input: &[f32],
        lda: usize,
        rows: usize,
        weights: &[Lanes],
        bias: &[Lanes],
        output: &mut [f32],
        ldo: usize,
    ) {
        let (a, out) = (input.as_ptr(), output.as_mut_ptr());
        let mut row = 0;
        macro_rules! blocks_of {
            ($rows:literal) => {
                while rows - row >= $rows {
                    let (a, out) = unsafe { (a.add(row * lda), out.add(row * ldo)) };
                    unsafe { block512::<$rows, P, MAX>(a, lda, weights, bias, out, ldo) };
                    row += $rows;
                }
            };
        }
        if P <= 3 {
            blocks_of!(8);
        }
        blocks_of!(6);
        blocks_of!(3);
        blocks_of!(1);
    }

    /// # Safety
    /// As [`avx512`], for `M` rows.
    #[target_feature(enable = "avx512f")]
    #[inline]
    unsafe fn block512<const M: usize, const P: usize, const MAX: bool>(
        a: *const f32,
        lda: usize,
        weights: &[Lanes],
        bias: &[Lanes],
        out: *mut f32,
        ldo: usize,
    ) {
        let mut sums = [[_mm512_setzero_ps(); P]; M];
        let inputs = weights.len() / P;
        let w = weights.as_ptr().cast::<f32>();
        unsafe {
            for k in 0..inputs {
                let mut b = [_mm512_setzero_ps(); P];
                each!(p < P, b[p] = _mm512_load_ps(w.add((k * P + p) * WIDTH)));
                each!(m < M, {
                    let x = _mm512_set1_ps(*a.add(m * lda + k));
                    each!(p < P, sums[m][p] = _mm512_fmadd_ps(x, b[p], sums[m][p]));
                });
            }
            let mut b = [_mm512_setzero_ps(); P];
            each!(p < P, b[p] = _mm512_load_ps(bias[p].0.as_ptr()));
            each!(m < M, {
                let out = out.add(m * ldo);
                each!(p < P, sums[m][p] = _mm512_add_ps(sums[m][p], b[p]));
                if MAX {
                    let mut best = sums[m][0];
                    each!(
                        p < P,
                        best = if p == 0 {
                            best
                        } else {
                            _mm512_max_ps(best, sums[m][p])
                        }
                    );
                    _mm512_storeu_ps(out, best);
                } else {
                    each!(p < P, _mm512_storeu_ps(out.add(p * WIDTH), sums[m][p]));
                }
            });
        }
    }

    /// All rows of one panel.
    ///
    /// # Safety
    /// The processor has AVX2 and FMA; `rows` rows lie inside `input` and `output`.
    #[target_feature(enable = "avx2,fma")]
    pub(super) unsafe fn avx2<const P: usize, const MAX: bool>(
        input: &[f32],
        lda: usize,
        rows: usize,
        weights: &[Lanes],
        bias: &[Lanes],
        output: &mut [f32],
        ldo: usize,
    ) {
        let inputs = weights.len() / P;
        let w = weights.as_ptr().cast::<f32>();
        let (a, out) = (input.as_ptr(), output.as_mut_ptr());
        // Sums of the rows at hand. Some inputs at a time, so that their weights stay in the
        // first cache while all these rows go by; the order of the terms does not change.
        let mut room = std::mem::MaybeUninit::<[Lanes; ROWS * 4]>::uninit();
        let sums = room.as_mut_ptr().cast::<Lanes>();
        let mut first = 0;
        while first < rows {
            let count = ROWS.min(rows - first);
            unsafe { sums.write_bytes(0, count * P) };
            let mut from = 0;
            while from < inputs {
                let to = inputs.min(from + INPUTS);
                let (a, w, s) = unsafe {
                    let (a, w) = (a.add(first * lda + from), w.add(from * P * WIDTH));
                    (a, w, sums.cast::<f32>())
                };
                let mut row = 0;
                macro_rules! blocks_of {
                    ($rows:literal) => {
                        while count - row >= $rows {
                            for half in [0, 8] {
                                unsafe {
                                    let s = s.add(row * P * WIDTH + half);
                                    let (a, w) = (a.add(row * lda), w.add(half));
                                    block256::<$rows, P>(a, lda, to - from, w, s);
                                }
                            }
                            row += $rows;
                        }
                    };
                }
                // As many rows as leave registers for the weights and a number of input.
                if P <= 2 {
                    blocks_of!(4);
                }
                if P <= 3 {
                    blocks_of!(3);
                }
                blocks_of!(2);
                blocks_of!(1);
                from = to;
            }
            for row in 0..count {
                unsafe {
                    let sums = std::slice::from_raw_parts(sums.add(row * P), P);
                    finish256::<P, MAX>(sums, bias, out.add((first + row) * ldo));
                }
            }
            first += count;
        }
    }

    /// How many rows are worked on between two loads of the same weights.
    const ROWS: usize = 64;
    /// How many inputs at a time.
    const INPUTS: usize = 96;

    /// Adds the terms of some inputs to eight of the sixteen sums of `M` rows, since there are
    /// only sixteen registers.
    ///
    /// # Safety
    /// As [`avx2`]; `sums` holds `M` rows of `P` times sixteen sums.
    #[target_feature(enable = "avx2,fma")]
    #[inline]
    unsafe fn block256<const M: usize, const P: usize>(
        a: *const f32,
        lda: usize,
        inputs: usize,
        w: *const f32,
        sums: *mut f32,
    ) {
        let mut acc = [[_mm256_setzero_ps(); P]; M];
        unsafe {
            each!(
                m < M,
                each!(p < P, {
                    acc[m][p] = _mm256_load_ps(sums.add((m * P + p) * WIDTH));
                })
            );
            for k in 0..inputs {
                let mut b = [_mm256_setzero_ps(); P];
                each!(p < P, b[p] = _mm256_load_ps(w.add((k * P + p) * WIDTH)));
                each!(m < M, {
                    let x = _mm256_set1_ps(*a.add(m * lda + k));
                    each!(p < P, acc[m][p] = _mm256_fmadd_ps(x, b[p], acc[m][p]));
                });
            }
            each!(
                m < M,
                each!(p < P, {
                    _mm256_store_ps(sums.add((m * P + p) * WIDTH), acc[m][p]);
                })
            );
        }
    }

    /// Adds the bias to one row of sums, and takes the largest piece if that is asked for.
    ///
    /// # Safety
    /// The processor has AVX2; `out` has room for the row.
    #[target_feature(enable = "avx2,fma")]
    #[inline]
    unsafe fn finish256<const P: usize, const MAX: bool>(
        sums: &[Lanes],
        bias: &[Lanes],
        out: *mut f32,
    ) {
        for half in [0, 8] {
            unsafe {
                let sum = |p: usize| {
                    let sum = _mm256_load_ps(sums[p].0.as_ptr().add(half));
                    _mm256_add_ps(sum, _mm256_load_ps(bias[p].0.as_ptr().add(half)))
                };
                if MAX {
                    let mut best = sum(0);
                    for p in 1..P {
                        best = _mm256_max_ps(best, sum(p));
                    }
                    _mm256_storeu_ps(out.add(half), best);
                } else {
                    for p in 0..P {
                        _mm256_storeu_ps(out.add(p * WIDTH + half), sum(p));
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random and are always the same.
    fn numbers(count: usize, seed: u32) -> Vec<f32> {
        let mut state = seed;
        (0..count)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 8) as f32 / (1 << 23) as f32 - 1.0
            })
            .collect()
    }

    #[test]
    fn all_kernels_give_the_same_bytes() {
        let (outputs, inputs, lda) = (50, 137, 20);
        for pieces in 1..=4 {
            for rows in [1, 2, 7, 8, 29, 70] {
                let weights = numbers(outputs * pieces * inputs, 1);
                let bias = numbers(outputs * pieces, 2);
                let input = numbers(rows * lda + inputs, 3);
                let maxout = Packed::maxout(
                    outputs,
                    pieces,
                    inputs,
                    |o, p, i| weights[(o * pieces + p) * inputs + i],
                    |o, p| bias[o * pieces + p],
                );
                let linear = Packed::linear(
                    outputs * pieces,
                    inputs,
                    |c, i| weights[c * inputs + i],
                    |c| bias[c],
                );
                for packed in [maxout, linear] {
                    let ldo = packed.stride() + 3;
                    let results: Vec<Vec<u32>> = Kernel::available()
                        .into_iter()
                        .map(|kernel| {
                            let mut output = vec![0.0; rows * ldo];
                            packed.product(kernel, &input, lda, rows, &mut output, ldo);
                            output.iter().map(|x| x.to_bits()).collect()
                        })
                        .collect();
                    assert!(results.iter().all(|result| *result == results[0]));
                }
            }
        }
    }

    #[test]
    fn products_are_right() {
        let packed = Packed::maxout(
            2,
            2,
            3,
            |o, p, i| (o * 100 + p * 10 + i) as f32,
            |_, p| if p == 0 { 1000.0 } else { 0.0 },
        );
        let mut output = vec![0.0; packed.stride()];
        packed.product(Kernel::best(), &[1.0, 2.0, 3.0], 3, 1, &mut output, WIDTH);
        assert_eq!(output[..2], [1008.0, 1608.0]);
    }
}
