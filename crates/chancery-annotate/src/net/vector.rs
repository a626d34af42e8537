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

for_each_kernel! {
    /// Layer normalization of rows, added onto other rows.
    pub(crate) fn normalize_onto(
        rows: &mut [f32], onto: &mut [f32], gain: &[f32], bias: &[f32]
    ) = normalize_onto_body
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
                let mut onto = gain.clone();
                normalize_onto(kernel, &mut once, &mut onto, &gain, &row);
                let mut out = vec![0.0; 48];
                hidden(kernel, &[&once, &onto, &row], &gain, 2, &mut out);
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
