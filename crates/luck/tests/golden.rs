//! Bits that every machine must reproduce. If this test fails on a new machine, runs on it do not
//! agree with others; if it fails after a change, every published forecast changes with it.

use citerne_luck::{Decision, Distribution, Luck, Prepared, Stage, counts, dirichlet, math};

/// FNV-1a over the bits.
struct Digest(u64);

impl Digest {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, value: f64) {
        for byte in value.to_bits().to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

fn uniforms(question: u16) -> Vec<f64> {
    let mut values = vec![0.0; 4_000];
    let luck = Luck::new(0xC17E)
        .stage(Stage::Rejuvenation(2))
        .replicate(1 << 33)
        .day(171);
    luck.fill(Decision(question), &mut values);
    values
}

fn digest(question: u16, of: impl Fn(f64) -> f64) -> u64 {
    let mut digest = Digest::new();
    for u in uniforms(question) {
        digest.add(of(u));
    }
    digest.0
}

#[test]
fn uniforms_and_elementary_functions() {
    let found = [
        digest(0, |u| u),
        digest(1, |u| math::exp(1_460.0 * u - 748.0)),
        digest(2, |u| math::ln(math::exp(1_450.0 * u - 745.0))),
        digest(3, |u| math::expm1(8.0 * u - 4.0)),
        digest(4, |u| math::ln_1p(4.0 * u - 0.99)),
        digest(5, |u| math::pow(20.0 * u, 7.0 - 14.0 * u)),
        digest(6, |u| math::logistic(80.0 * u - 40.0)),
        digest(7, math::norm_quantile),
        digest(8, |u| math::norm_quantile(math::exp(-700.0 * u))),
        digest(9, |u| math::norm_cdf(76.0 * u - 38.0)),
    ];
    let expected: [u64; 10] = [
        0x2e24_44f3_643e_6bb7,
        0x0254_5fcd_1557_e1b7,
        0x7dc5_382d_6874_9c1d,
        0x6e6e_d60e_e6fa_b525,
        0x1567_1a13_3dc8_8dcd,
        0x5cae_76f4_24e0_4746,
        0x4021_07e9_fd35_21be,
        0xa9ae_195b_a958_7e17,
        0xc41d_cac2_d51b_3ecf,
        0xbd16_d257_423a_0aef,
    ];
    assert_eq!(found, expected, "{found:#018x?}");
}

#[test]
fn draws() {
    use Distribution as D;
    let gamma = |shape| Prepared::new(&D::Gamma { shape, rate: 0.3 }).expect("valid");
    let beta = |a, b| Prepared::new(&D::Beta { a, b }).expect("valid");
    let (small, large) = (gamma(0.2), gamma(400.0));
    let (wide, narrow) = (beta(0.3, 0.6), beta(900.0, 40.0));
    let bent = Prepared::new(&D::Truncated {
        inner: Box::new(D::LogNormal {
            median: 2.0,
            sigma: 0.8,
        }),
        lo: 1.0,
        hi: 9.0,
    })
    .expect("valid");
    let found = [
        digest(10, |u| small.quantile(u)),
        digest(11, |u| large.quantile(u)),
        digest(12, |u| wide.quantile(u)),
        digest(13, |u| narrow.quantile(u)),
        digest(14, |u| bent.quantile(u)),
        digest(15, |u| f64::from(counts::poisson(300.0 * u, 1.0 - u))),
        digest(16, |u| f64::from(counts::binomial(500, u, u))),
        digest(17, |u| {
            f64::from(counts::negative_binomial(200.0 * u, 1.3, u))
        }),
        digest(18, |u| {
            let mut shares = [0.0; 2];
            dirichlet::dirichlet(&[0.4, 2.0], &[u, 0.5], &mut shares);
            shares[0]
        }),
        (bent.mean().to_bits() ^ bent.sd().to_bits()),
    ];
    let expected: [u64; 10] = [
        0x1091_ccf2_aa59_a9d6,
        0x99a9_68ba_8b3b_9f3f,
        0x269d_1b9a_e00d_d2b1,
        0x4caa_9a8e_503a_56a7,
        0x1bf0_915d_c31c_8cf5,
        0xae74_5e69_5fc2_284b,
        0x5464_3b15_8c6e_de53,
        0x75b8_5aa3_00ad_3ea6,
        0xb613_4eb6_7252_5261,
        0x7ffc_240f_0657_9f63,
    ];
    assert_eq!(found, expected, "{found:#018x?}");
}
