//! Floor 1: amounts as short normal forms (">=12", "~1.5e9", "50..70") and as words for reasons ("12 or more"), and back.

use super::amount::{Amount, Hedge, grain_of};

/// A number to the place it is stated in: "2507", "1.58e9", "0.67".
pub(crate) fn number_form(value: f64, grain: f64) -> String {
    if value.abs() >= 1e6 {
        let exponent = (value.abs().log10() + 1e-12).floor();
        let decimals = (exponent - (grain.max(1e-300).log10() + 1e-12).floor()).clamp(0.0, 15.0) as usize;
        let shown = format!("{:.decimals$}", value / 10f64.powf(exponent));
        let shown =
            if shown.contains('.') { shown.trim_end_matches('0').trim_end_matches('.').to_owned() } else { shown };
        return format!("{shown}e{exponent}");
    }
    if grain > 0.999_999 || grain <= 0.0 {
        let plain = format!("{}", (value * 1e6).round() / 1e6);
        return plain;
    }
    let decimals = (-(grain.log10() + 1e-9).floor()).clamp(1.0, 12.0) as usize;
    format!("{value:.decimals$}")
}

/// The amount in its normal form.
pub(crate) fn amount_form(amount: &Amount) -> String {
    let number = |value: Option<f64>| value.map_or(String::new(), |value| number_form(value, amount.grain));
    let (low, high) = (number(amount.low), number(amount.high));
    match amount.hedge {
        Hedge::Exact => low,
        Hedge::About => format!("~{low}"),
        Hedge::AtLeast => format!(">={low}"),
        Hedge::MoreThan => format!(">{low}"),
        Hedge::AtMost => format!("<={high}"),
        Hedge::UpTo => format!("^{high}"),
        Hedge::LessThan => format!("<{high}"),
        Hedge::Nearly => format!("<~{high}"),
        Hedge::Range => format!("{low}..{high}"),
        Hedge::Vague => format!("{low}~..{high}"),
    }
}

/// The amount as a reader would say it: "12 or more", "nearly 100".
pub(crate) fn amount_words(amount: &Amount) -> String {
    let number = |value: Option<f64>| value.map_or(String::new(), |value| readable(value, amount.grain));
    let (low, high) = (number(amount.low), number(amount.high));
    match amount.hedge {
        Hedge::Exact => low,
        Hedge::About => format!("about {low}"),
        Hedge::AtLeast => format!("{low} or more"),
        Hedge::MoreThan => format!("more than {low}"),
        Hedge::AtMost => format!("{high} or fewer"),
        Hedge::UpTo => format!("up to {high}"),
        Hedge::LessThan => format!("fewer than {high}"),
        Hedge::Nearly => format!("nearly {high}"),
        Hedge::Range | Hedge::Vague if high.is_empty() => format!("{low} or more"),
        Hedge::Range | Hedge::Vague => format!("{low} to {high}"),
    }
}

fn readable(value: f64, grain: f64) -> String {
    let (scale, name) = match value.abs() {
        1e12.. => (1e12, " trillion"),
        1e9.. => (1e9, " billion"),
        1e6.. => (1e6, " million"),
        _ => (1.0, ""),
    };
    if scale > 1.0 {
        let decimals = (scale / grain.max(1.0)).log10().ceil().clamp(0.0, 9.0) as usize;
        let shown = format!("{:.decimals$}", value / scale);
        let shown =
            if shown.contains('.') { shown.trim_end_matches('0').trim_end_matches('.').to_owned() } else { shown };
        return format!("{shown}{name}");
    }
    // a converted number has digits that nobody stated
    let value = if grain >= 1.0 && value.abs() > 1.0 { (value * 10.0).round() / 10.0 } else { value };
    grouped(&number_form(value, grain))
}

/// Thousands set apart by commas: "26,000".
fn grouped(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(whole, decimals)| (whole, Some(decimals)));
    let groups: Vec<&str> =
        whole.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    let whole = groups.join(",");
    match decimals {
        Some(decimals) => format!("{sign}{whole}.{decimals}"),
        None => format!("{sign}{whole}"),
    }
}

/// The amount that a normal form stands for.
pub(crate) fn parse_amount(form: &str) -> Option<Amount> {
    if let Some((low, high)) = form.split_once("~..") {
        let amount = parse_number(low)?;
        let high = if high.is_empty() { None } else { Some(parse_number(high)?.0) };
        return Some(Amount { low: Some(amount.0), high, hedge: Hedge::Vague, grain: 1.0 });
    }
    if let Some((low, high)) = form.split_once("..") {
        let (low, high) = (parse_number(low)?, parse_number(high)?);
        return Some(Amount::range(low.0, high.0, low.1.min(high.1)));
    }
    const SIGNS: [(&str, Hedge); 7] = [
        (">=", Hedge::AtLeast),
        ("<=", Hedge::AtMost),
        ("<~", Hedge::Nearly),
        (">", Hedge::MoreThan),
        ("<", Hedge::LessThan),
        ("~", Hedge::About),
        ("^", Hedge::UpTo),
    ];
    let (hedge, rest) = SIGNS
        .iter()
        .find_map(|(sign, hedge)| form.strip_prefix(sign).map(|rest| (*hedge, rest)))
        .unwrap_or((Hedge::Exact, form));
    let (value, grain) = parse_number(rest)?;
    Some(Amount::exact(value, grain).hedged(hedge))
}

/// A number and how finely it is stated.
fn parse_number(form: &str) -> Option<(f64, f64)> {
    let value: f64 = form.parse().ok().filter(|value: &f64| value.is_finite())?;
    let (mantissa, exponent) = form.split_once('e').unwrap_or((form, "0"));
    let decimals = mantissa.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let scale = 10f64.powi(exponent.parse().ok()?);
    Some((value, grain_of(value, decimals as u32, scale)))
}
