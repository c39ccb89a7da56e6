//! The standard normal distribution.

use super::pow::exact_product;
use super::{exp, ln};

/// The z with P(Z <= z) = p for a standard normal Z: Wichura's algorithm AS 241, PPND16
/// (Applied Statistics 37, 1988), about 16 digits. Infinite at 0 and 1, NaN outside.
#[inline]
pub fn norm_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= CENTRE {
        central(q)
    } else {
        outer(q, if q < 0.0 { p } else { 1.0 - p })
    }
}

/// [`norm_quantile`] from both tails: `p` and `q = 1 - p`, the smaller one decides.
pub(crate) fn norm_quantile_of_tails(p: f64, q: f64) -> f64 {
    let centred = if p <= q { p - 0.5 } else { 0.5 - q };
    if centred.abs() <= CENTRE {
        central(centred)
    } else {
        outer(centred, p.min(q))
    }
}

/// P(Z <= z) for a standard normal Z, with relative accuracy kept in the lower tail.
pub fn norm_cdf(z: f64) -> f64 {
    const ROOT_HALF: f64 = std::f64::consts::FRAC_1_SQRT_2;
    const ROOT_HALF_LOW: f64 = -4.833_646_656_726_457e-17;
    const TWO_OVER_ROOT_PI: f64 = std::f64::consts::FRAC_2_SQRT_PI;
    if z.abs() > 40.0 {
        return if z > 0.0 { 1.0 } else { 0.0 };
    }
    // In the tail erfc magnifies the rounding of z / sqrt 2: add its first-order effect.
    let (scaled, lost) = exact_product(-z, ROOT_HALF);
    let lost = lost - z * ROOT_HALF_LOW;
    let slope = TWO_OVER_ROOT_PI * exp(-scaled * scaled);
    0.5 * (libm::erfc(scaled) - slope * lost)
}

/// Where the central formula ends: |p - 1/2|.
pub(super) const CENTRE: f64 = 0.425;

/// The central formula, in q = p - 1/2.
#[inline(always)]
pub(super) fn central(q: f64) -> f64 {
    let r = 0.180_625 - q * q;
    q * ratio(r, &CENTRAL_TOP, &CENTRAL_BOTTOM)
}

/// The two outer formulas, in the tail probability; q gives the sign.
#[inline]
pub(super) fn outer(q: f64, tail: f64) -> f64 {
    if tail <= 0.0 {
        return if tail == 0.0 {
            f64::INFINITY.copysign(q)
        } else {
            f64::NAN
        };
    }
    let r = (-ln(tail)).sqrt();
    let z = if r <= 5.0 {
        ratio(r - 1.6, &OUTER_TOP, &OUTER_BOTTOM)
    } else {
        ratio(r - 5.0, &FAR_TOP, &FAR_BOTTOM)
    };
    z.copysign(q)
}

#[inline(always)]
fn ratio(r: f64, top: &[f64; 8], bottom: &[f64; 8]) -> f64 {
    polynomial(r, top) / polynomial(r, bottom)
}

#[inline(always)]
fn polynomial(r: f64, c: &[f64; 8]) -> f64 {
    let r2 = r * r;
    let low = (c[0] + r * c[1]) + r2 * (c[2] + r * c[3]);
    let high = (c[4] + r * c[5]) + r2 * (c[6] + r * c[7]);
    low + (r2 * r2) * high
}

const CENTRAL_TOP: [f64; 8] = [
    3.387_132_872_796_366_6,
    1.331_416_678_917_843_8e2,
    1.971_590_950_306_551_4e3,
    1.373_169_376_550_946e4,
    4.592_195_393_154_987e4,
    6.726_577_092_700_87e4,
    3.343_057_558_358_813e4,
    2.509_080_928_730_122_7e3,
];
const CENTRAL_BOTTOM: [f64; 8] = [
    1.0,
    4.231_333_070_160_091e1,
    6.871_870_074_920_579e2,
    5.394_196_021_424_751e3,
    2.121_379_430_158_659_7e4,
    3.930_789_580_009_271e4,
    2.872_908_573_572_194_3e4,
    5.226_495_278_852_854e3,
];
const OUTER_TOP: [f64; 8] = [
    1.423_437_110_749_683_5,
    4.630_337_846_156_546,
    5.769_497_221_460_691,
    3.647_848_324_763_204_5,
    1.270_458_252_452_368_4,
    2.417_807_251_774_506e-1,
    2.272_384_498_926_918_4e-2,
    7.745_450_142_783_414e-4,
];
const OUTER_BOTTOM: [f64; 8] = [
    1.0,
    2.053_191_626_637_759,
    1.676_384_830_183_803_8,
    6.897_673_349_851e-1,
    1.481_039_764_274_800_8e-1,
    1.519_866_656_361_645_7e-2,
    5.475_938_084_995_345e-4,
    1.050_750_071_644_416_9e-9,
];
const FAR_TOP: [f64; 8] = [
    6.657_904_643_501_103,
    5.463_784_911_164_114,
    1.784_826_539_917_291_3,
    2.965_605_718_285_048_7e-1,
    2.653_218_952_657_612_4e-2,
    1.242_660_947_388_078_4e-3,
    2.711_555_568_743_487_6e-5,
    2.010_334_399_292_288_1e-7,
];
const FAR_BOTTOM: [f64; 8] = [
    1.0,
    5.998_322_065_558_88e-1,
    1.369_298_809_227_358e-1,
    1.487_536_129_085_061_5e-2,
    7.868_691_311_456_133e-4,
    1.846_318_317_510_054_8e-5,
    1.421_511_758_316_446e-7,
    2.044_263_103_389_939_8e-15,
];
