//! Figures as the press of the world writes them: letters of scale, groups, currencies, shares, ages; and what only looks like one.

use crate::values::{check, check_pairs, forms};

/// Letters of scale without a currency, and the metres and races they are not.
const MILLIONS: &[(&str, &[&str])] = &[
    ("More than 3m people fled", &["count >3e6"]),
    ("Some 2.5m registered voters stayed away", &["count ~2.5e6"]),
    ("The fever killed 5m Britons", &["count 5e6"]),
    ("a population of 5.4m", &["count 5.4e6"]),
    ("Nearly 3m have fled", &["count <~3e6"]),
    ("between 3m and 5m people", &["count 3e6..5e6"]),
    ("5m-6m people", &["count 5e6..6e6"]),
    ("3m to 5m homes", &["count 3e6..5e6"]),
    ("a 3m-strong union", &["count 3e6"]),
    ("5m of them voted", &["count 5e6"]),
    ("5m tonnes of wheat, 2m hectares", &["measure 5e6 t", "measure 2e6 ha"]),
    ("1.4b people", &["count 1.4e9"]),
    ("16k signatures", &["count 16000"]),
    ("he earns 50k a month", &["count 50000"]),
    ("a 3m wall", &["measure 3 m"]),
    ("3m deep, in waves of 3m", &["measure 3 m", "measure 3 m"]),
    ("3m waves hit the coast", &["measure 3 m"]),
    ("the 100m final and the 200m titles", &["measure 100 m", "measure 200 m"]),
    ("10m from the road", &["measure 10 m"]),
    ("5m of cable", &["measure 5 m"]),
    ("a 1,500m race", &["measure 1500 m"]),
    ("two 3m walls", &["count 2", "measure 3 m"]),
    ("He ran 5k, then a 10k race", &["measure 5 km", "measure 10 km"]),
    ("the 4G network and a 4K film", &["identifier 4g", "identifier 4k"]),
];

/// A couple, several and a few of a scale.
const COUPLES: &[(&str, &[&str])] = &[
    ("A couple of thousand people", &["count ~2000"]),
    ("couple of hundred homes", &["count ~200"]),
    ("a couple hundred homes", &["count ~200"]),
    ("a couple million dollars", &["money ~2e6 USD"]),
    ("a couple of dozen goats", &["count ~24"]),
    ("a few tens of thousands of birds", &["count 30000~..69999"]),
    ("several tens of thousands", &["count 30000~..99999"]),
    ("several hundred people", &["count 300~..999"]),
    ("a few dozen boats", &["count 36~..83"]),
    ("half a dozen", &["count ~6"]),
    ("scores of people", &["count 40~..199"]),
    ("tens of thousands of people", &["count 20000~..99999"]),
    ("a couple of days", &["duration ~2 day"]),
    ("the hundred-odd guests, a thousand-plus fans", &["count ~100", "count >=1000"]),
];

/// Marks between groups and before decimals, and characters that show nothing.
const GROUPS: &[(&str, &[&str])] = &[
    ("killed 12\u{2019}500 people and 12'500 goats", &["count 12500", "count 12500"]),
    ("killed 12\u{a0}500 people", &["count 12500"]),
    ("killed 12\u{2009}500 people", &["count 12500"]),
    ("killed 12\u{202f}500 people", &["count 12500"]),
    ("12 000 ha of forest", &["measure 12000 ha"]),
    ("14 600 homes", &["count 14600"]),
    ("R12 500", &["money 12500 ZAR"]),
    ("€1,5 million", &["money 1.5e6 EUR"]),
    ("1.234,5 tonnes", &["measure 1234.5 t"]),
    ("1.234.567 voters", &["count 1.234567e6"]),
    ("up 12,5 %", &["percent 12.5 %"]),
    ("it stood at 12,5 %", &["percent 12.5 %"]),
    ("4·6%", &["percent 4.6 %"]),
    ("12\u{ad}500 people", &["count 12500"]),
    ("4\u{200b}00 people", &["count 400"]),
    ("$\u{200b}5 million", &["money 5e6 USD"]),
    ("four\u{ad}teen people", &["count 14"]),
    ("a 5'11\" guard", &["measure 5.92 ft"]),
    ("12,34,567 cards", &["count 1.234567e6"]),
    ("on 13.5.2015", &["date 2015-05-13"]),
];

/// Currencies of the English-language press of the world.
const SUMS: &[(&str, &[&str])] = &[
    ("Rs. 5 crore, Rs 1,50,000 or ₹7 lakh", &["money 5e7 INR", "money 150000 INR", "money 700000 INR"]),
    ("Rs 2.5 lakh crore", &["money 2.5e12 INR"]),
    ("N350 million, N50,000 or ₦5bn", &["money 3.5e8 NGN", "money 50000 NGN", "money 5e9 NGN"]),
    ("KSh 3,000, Sh500 million or Ksh3,000", &["money 3000 KES", "money 5e8 KES", "money 3000 KES"]),
    ("UGX 5 billion, USh 4m, TSh 10,000", &["money 5e9 UGX", "money 4e6 UGX", "money 10000 TZS"]),
    ("P1.3 billion, Php500, ₱2,000", &["money 1.3e9 PHP", "money 500 PHP", "money 2000 PHP"]),
    ("R4.5bn, R2,500, R19.99", &["money 4.5e9 ZAR", "money 2500 ZAR", "money 19.99 ZAR"]),
    ("a fine of R500", &["money 500 ZAR"]),
    ("RM2.5 million and Tk 500 crore", &["money 2.5e6 MYR", "money 5e9 BDT"]),
    ("GH₵500, GHS 20m", &["money 500 GHS", "money 2e7 GHS"]),
    (
        "S$3.88m, HK$200, A$5, NZ$5, TT$20",
        &["money 3.88e6 SGD", "money 200 HKD", "money 5 AUD", "money 5 NZD", "money 20 TTD"],
    ),
    ("RMB 300 million, 5 yuan", &["money 3e8 CNY", "money 5 CNY"]),
    ("₪500, ₺500, 500 zł, 500 kr", &["money 500 ILS", "money 500 TRY", "money 500 PLN", "money 500 SEK"]),
    ("CHF 20, Fr. 20, Dh500, SR5 million", &["money 20 CHF", "money 20 CHF", "money 500 AED", "money 5e6 SAR"]),
    ("500 baht, Rp 5 million, forty taka", &["money 500 THB", "money 5e6 IDR", "money 40 BDT"]),
    ("a 50p coin, 99c, 5p to 10p", &["money 50 GBX", "money 99 USX", "money 5..10 GBX"]),
    ("a 40-million-peso hall", &["money 4e7 PHP"]),
    ("3\u{2019}500\u{2019}000 Swiss francs", &["money 3.5e6 CHF"]),
    (
        "the R102, an R18 film, an N95 mask and a P45 form",
        &["identifier r102", "identifier r18", "identifier n95", "identifier p45"],
    ),
    ("a 720p film at room 5", &["identifier 720p", "identifier room 5"]),
    ("it won 3 games", &["count 3"]),
];

/// Shares, points and mixed numbers.
const SHARES: &[(&str, &[&str])] = &[
    ("One-in-five children", &["ratio 0.20"]),
    ("one in six adults, one out of every six", &["ratio 0.17", "ratio 0.17"]),
    ("Three out of every four loans", &["ratio 0.75"]),
    ("Two in three adults", &["ratio 0.67"]),
    ("9 in 10 voters", &["ratio 0.90"]),
    ("He took two in three games", &["count 2", "count 3"]),
    ("between a third and a half of the catch", &["ratio 0.33..0.50"]),
    ("a third to a half", &["ratio 0.33..0.50"]),
    ("25 basis points, 50bps", &["percent 0.25 points", "percent 0.50 points"]),
    ("0.4 of a percentage point", &["percent 0.4 points"]),
    ("18pc and 2 ppts", &["percent 18 %", "percent 2 points"]),
    ("41/2 months and 21/4 miles", &["duration 4.50 month", "measure 2.25 mi"]),
    ("63/4 inches", &["measure 6.75 in"]),
    ("on 21/2", &["date XXXX-02-21"]),
    ("½0.8 percent", &["ratio 0.50", "percent 0.8 %"]),
    ("12/40 (30%)", &["count 12", "count 40", "percent 30 %"]),
    ("odds of 7:1 (12.5%)", &["count 7", "count 1", "percent 12.5 %"]),
];

/// Names of products, roads and indices count nothing.
const NAMES: &[(&str, &[&str])] = &[
    ("his new iPhone 15 and the i7 chip", &["identifier iphone 15", "identifier i7"]),
    ("USB 3 ports", &["identifier usb 3"]),
    ("Explorer 8 users", &["identifier explorer 8"]),
    ("Windows 11 laptops", &["identifier windows 11"]),
    ("a Boeing 737 and an F-16", &["identifier boeing 737", "identifier f-16"]),
    ("the FTSE 100 and the S&P 500", &["identifier ftse 100", "identifier s&p 500"]),
    ("Moor's new Sabre 508 was found", &["identifier sabre 508"]),
    (
        "the G7, Formula 1, Covid-19 and Euro 2024",
        &["identifier g7", "identifier formula 1", "identifier covid-19", "identifier euro 2024"],
    ),
    ("Route 66 and Highway 61", &["identifier route 66", "identifier highway 61"]),
    ("a 401k, on Section 377", &["identifier 401k", "identifier section 377"]),
    ("a 7-Eleven, a Catch-22", &[]),
    ("In Harlow 12 people died", &["count 12"]),
    ("In Harlow 12 were hurt", &["count 12"]),
    ("the Harlow 12 people knew", &["count 12"]),
    ("the index fell 300 points", &["count 300"]),
];

/// "Over" before a length of time compares only where nothing is spread over it.
const STRETCHES: &[(&str, &[&str])] = &[
    ("$5 million over seven years", &["money 5e6 USD", "duration 7 year"]),
    ("a $1.2bn plan over five years", &["money 1.2e9 USD", "duration 5 year"]),
    ("up 12 percent over two years", &["percent 12 %", "duration 2 year"]),
    ("paid over three years", &["duration 3 year"]),
    ("jailed for over seven years", &["duration >7 year"]),
    ("It lasted over two hours", &["duration >2 hour"]),
    ("over 300 people", &["count >300"]),
];

/// Feet, stones, pounds and degrees.
const BODIES: &[(&str, &[&str])] = &[
    ("a 6-foot-9, 260-pound centre", &["measure 6.75 ft", "measure 260 lb"]),
    ("a 6-foot-9,260-pound centre", &["measure 6.75 ft"]),
    ("6ft 2", &["measure 6.17 ft"]),
    ("5 ft 11 tall", &["measure 5.92 ft"]),
    ("6ft 2 people can sit in", &["measure 6 ft", "count 2"]),
    ("11st 4lb, 6st 12lb", &["measure 11.29 st", "measure 6.86 st"]),
    ("she weighs 12 stone", &["measure 12 st"]),
    ("a stone wall in 12 st.", &["count 12"]),
    ("1,012 pounds on the scales", &["measure 1012 lb"]),
    ("he paid 20 pounds", &["money 20 GBP"]),
    ("8ºC or 14degC", &["measure 8 °C", "measure 14 °C"]),
    ("30 below zero Fahrenheit", &["measure -30 °F"]),
    ("ten degrees below zero Celsius", &["measure -10 °C"]),
    ("the 21st and the 3 rd pillar", &["ordinal #21", "ordinal #3"]),
    ("the four-hundredth year", &["ordinal #400"]),
];

/// Ages without "years old".
const LIVES: &[(&str, &[&str])] = &[
    ("the over-65s and under-21s", &["age >65 year", "age <21 year"]),
    ("the under-fives", &["age <5 year"]),
    ("children under five", &["age <5 year"]),
    ("adults over 50", &["age >50 year"]),
    ("men over 40 metres away", &["measure >40 m"]),
    ("Miss Moor was just sixteen when", &["age 16 year"]),
    ("Ioan Pugh, nearly 80, still swims", &["age <~80 year"]),
    ("The heir, then 19 and at school", &["age 19 year"]),
    ("a 22yo surfer", &["age 22 year"]),
    ("At 71, Senator Moor is", &["age 71 year"]),
    ("At 12, the bell rang", &[]),
    ("a male of 52 years, a boy of nine", &["age 52 year", "age 9 year"]),
    ("Her son, 9, told", &["age 9 year"]),
    ("aged eight months", &["age 8 month"]),
    ("in their teens", &["age 13..19 year"]),
    ("an octogenarian", &["age 80..89 year"]),
    ("two men, aged 23 and 31", &["count 2", "age 23 year", "age 31 year"]),
    ("sixteen-year-olds", &["age 16 year"]),
    ("Moor Tower, 34 storeys high", &["count 34"]),
    ("Moor, 12 seconds behind", &["duration 12 second"]),
];

/// Words that look like values and are none.
const IDIOMS: &[(&str, &[&str])] = &[
    ("a split second later", &[]),
    ("turn onto Second Avenue", &[]),
    ("a second-hand car", &[]),
    ("first aid was given", &[]),
    ("At first he ran", &[]),
    ("One does not simply sail", &[]),
    ("one of the best boats", &[]),
    ("one of the men", &["count 1"]),
    ("his half-brother", &[]),
    ("a nine-to-five job", &[]),
];

#[test]
fn figures_are_read_as_the_press_of_the_world_writes_them() {
    for lines in [MILLIONS, COUPLES, GROUPS, SUMS, SHARES, NAMES, STRETCHES, BODIES, LIVES, IDIOMS] {
        check(lines, |text| forms(text, None));
    }
}

/// Two values of reports that were once read wrongly, and how they stand to each other.
const RELATED: &[(&str, &str, &str)] = &[
    ("More than 3m people", "More than 5 million people", "doubtful"),
    ("More than 3m people", "3.2 million people", "compatible"),
    ("A couple of thousand people", "Two people", "different"),
    ("A couple of thousand people", "About 2,000 people", "same"),
    ("A couple of hundred homes", "210 homes", "compatible"),
    ("several hundred people", "four people", "different"),
    ("12\u{a0}500 people", "12,500 people", "same"),
    ("12\u{a0}500 people", "500 people", "different"),
    ("12\u{2019}500 people", "12,500 people", "same"),
    ("Rs. 5 crore", "Rs. 7 crore", "different"),
    ("Rs. 5 crore", "₹50 million", "same"),
    ("Rs 1,50,000", "1.5 lakh rupees", "same"),
    ("N350m", "350 million naira", "same"),
    ("50p", "£0.50", "same"),
    ("25 basis points", "a quarter of a percentage point", "same"),
    ("One-in-five children", "20 percent", "same"),
    ("41/2 months", "four and a half months", "same"),
    ("11st 4lb", "158 pounds", "same"),
    ("children under five", "aged 7", "different"),
    ("an octogenarian", "aged 84", "compatible"),
];

#[test]
fn figures_of_the_world_stand_to_each_other() {
    check_pairs(RELATED, None);
}
