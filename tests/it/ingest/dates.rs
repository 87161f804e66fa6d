//! Days of publication in the forms of feeds, exports and pages.

use super::read;

/// The day read from a field of JSON, and the warnings.
#[track_caller]
fn check(field: &str, expected: Option<&str>) {
    let file = format!("{{\"text\": \"The ferry sank off Marlow.\", {field}}}");
    let source = read(file.as_bytes(), "a.jsonl").expect("reads").remove(0);
    assert_eq!(source.metadata.published.map(|day| day.to_string()).as_deref(), expected, "{field}");
    let warned = source.warnings.iter().any(|warning| warning.contains("is not read as a date"));
    assert_eq!(warned, expected.is_none(), "{field}: {:?}", source.warnings);
}

#[test]
fn every_form_of_a_day_is_read() {
    for written in [
        "2024-05-13",
        "2024-05-13T08:00:00Z",
        "2024-05-13T08:00:00.123+02:00",
        "2024-05-13T08:00:00+0000",
        "2024-05-13 08:00:00",
        "2024-05-13 08:00:00 UTC",
        "20240513",
        "20240513T080000Z",
        "20240513080000",
        "2024/05/13",
        "2024/5/13 08:00",
        "Mon, 13 May 2024 08:00:00 +0000",
        "Mon, 13 May 2024 08:00:00 GMT",
        "Mon, 13 May 2024 08:00:00 EST",
        "Tue, 13 May 2024 08:00:00 +0000",
        "13 May 2024 08:00 BST",
        "Mon, 13 May 24 08:00:00 PDT",
        "Monday 13 May 2024 09.14 BST",
        "May 13, 2024 8:00 am ET",
        "13 May 2024",
        "13th May, 2024",
        "13-May-2024",
        "13/05/2024",
        "05/13/2024",
        "13.05.2024",
        "Mon May 13 08:00:00 UTC 2024",
        "Mon May 13 08:00:00 +0000 2024",
        "1715587200",
        "1715587200.25",
        "1715587200000",
    ] {
        check(&format!("\"published\": \"{written}\""), Some("2024-05-13"));
    }
    check("\"published\": 1715587200", Some("2024-05-13"));
    check("\"published\": 1715587200000", Some("2024-05-13"));
    check("\"published\": {\"$date\": \"2024-05-13T08:00:00Z\"}", Some("2024-05-13"));
    check("\"published\": {\"$date\": {\"$numberLong\": \"1715587200000\"}}", Some("2024-05-13"));
    check("\"published\": {\"_seconds\": 1715587200, \"_nanoseconds\": 0}", Some("2024-05-13"));
    check("\"published\": [\"2024-05-13\"]", Some("2024-05-13"));
}

#[test]
fn the_field_of_the_day_has_many_names() {
    for key in [
        "date",
        "pubDate",
        "datePublished",
        "published_at",
        "publishedAt",
        "publish_date",
        "publication_date",
        "created_at",
        "dc:date",
        "date_published",
        "timestamp",
        "updated",
    ] {
        check(&format!("\"{key}\": \"13 May 2024\""), Some("2024-05-13"));
    }
    check("\"updated\": \"2024-05-20\", \"date\": \"2024-05-13\"", Some("2024-05-13"));
    check("\"published\": null, \"date\": \"2024-05-13\"", Some("2024-05-13"));
}

#[test]
fn a_day_that_cannot_be_read_is_a_warning_with_its_place() {
    for written in [
        "\"last week\"",
        "\"05/06/2024\"",
        "\"13 May\"",
        "\"2024-13-45\"",
        "7",
        "true",
        "{\"day\": 3}",
        "\"99999999999999999999\"",
    ] {
        check(&format!("\"published\": {written}"), None);
    }
    let source = read(b"{\"text\": \"It sank.\"}\n{\"text\": \"It sank.\", \"date\": \"soon\"}", "a.jsonl")
        .expect("reads")
        .remove(1);
    assert_eq!(
        source.warnings,
        [
            "date on line 2 is \"soon\", which is not read as a date; expected a day as 2027-01-31, 31 January 2027, Sun, 31 Jan 2027 08:00:00 +0000 or seconds since 1970"
        ]
    );
}
