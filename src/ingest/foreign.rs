//! Kinds of files that are known and not read: archives of pages, wire formats, packed books and documents.

use super::Fault;

const EXPECTED: &str = "text, Markdown, HTML, JSON or a feed";
const EXTRACT: &str = "save the text of the article as .txt, .md or .html first";
const UNPACK: &str = "unpack it first and name the articles in it";
/// How far into a packed file its kind is looked for: the names of its first few parts.
const HEAD_BYTES: usize = 4096;

/// By their first bytes: packed and binary files.
const MAGIC: [(&[u8], &str, &str); 20] = [
    (b"%PDF-", "a PDF document", EXTRACT),
    (b"WARC/", "a web archive (WARC)", UNPACK),
    (b"\x1f\x8b", "gzip-compressed", UNPACK),
    (b"BZh91AY", "bzip2-compressed", UNPACK),
    (b"\xfd7zXZ\0", "xz-compressed", UNPACK),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (b"\xd0\xcf\x11\xe0", "an office document", EXTRACT),
    (b"{\\rtf", "a rich text document", EXTRACT),
    (b"\x89PNG", "an image (PNG)", EXTRACT),
    (b"\xff\xd8\xff", "an image (JPEG)", EXTRACT),
    (b"GIF87a", "an image (GIF)", EXTRACT),
    (b"GIF89a", "an image (GIF)", EXTRACT),
    (b"II*\0", "an image (TIFF)", EXTRACT),
    (b"MM\0*", "an image (TIFF)", EXTRACT),
    (b"OggS\0", "a recording (Ogg)", EXTRACT),
    (b"fLaC\0", "a recording (FLAC)", EXTRACT),
    (b"SQLite format 3\0", "a database (SQLite)", EXTRACT),
    (b"bplist00", "a binary property list", EXTRACT),
];
/// By a part that stands in the head of a zip archive.
const PACKED: [(&[u8], &str, &str); 6] = [
    (b"application/epub+zip", "a book (EPUB)", EXTRACT),
    (b"word/", "a Word document (DOCX)", EXTRACT),
    (b"xl/", "a spreadsheet (XLSX)", EXTRACT),
    (b"ppt/", "a presentation (PPTX)", EXTRACT),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file", EXTRACT),
    (b"[Content_Types].xml", "an office document", EXTRACT),
];
/// By the first element of XML, without its prefix.
const ROOTS: [(&str, &str); 13] = [
    ("nitf", "a wire article in NITF"),
    ("NewsML", "a wire package in NewsML"),
    ("newsItem", "a wire article in NewsML-G2"),
    ("newsMessage", "a wire package in NewsML-G2"),
    ("packageItem", "a wire package in NewsML-G2"),
    ("package", "the contents list of a book (OPF)"),
    ("opml", "a list of feeds (OPML)"),
    ("urlset", "a sitemap"),
    ("sitemapindex", "a list of sitemaps"),
    ("svg", "an image (SVG)"),
    ("plist", "a property list"),
    ("TEI", "a TEI document"),
    ("testsuites", "a JUnit report"),
];

/// What the first element of a document of XML says it is; `None` for one that is not known.
pub(super) fn kind_of(root: &str) -> Option<&'static str> {
    let local = super::xml::local(root);
    ROOTS.iter().find(|(name, _)| *name == local).map(|(_, kind)| *kind)
}

/// Refuses a document of XML that is no feed.
pub(super) fn of_root(root: &str) -> Fault {
    let found = kind_of(root)
        .map_or_else(|| format!("XML with the root <{root}>"), |kind| format!("{kind}, XML with the root <{root}>"));
    Fault::Foreign { found, expected: "a feed (RSS, Atom) or a page", remedy: EXTRACT }
}

/// Refuses bytes that are a packed or binary file.
pub(super) fn refuse(bytes: &[u8]) -> Result<(), Fault> {
    let told = |&(_, found, remedy): &(&[u8], &str, &'static str)| {
        Err(Fault::Foreign { found: found.to_owned(), expected: EXPECTED, remedy })
    };
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let has = |part: &[u8]| head.windows(part.len()).any(|window| window == part);
        return PACKED
            .iter()
            .find(|(part, _, _)| has(part))
            .map_or_else(|| told(&(b"PK", "a zip archive", UNPACK)), told);
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return told(&(b"", "a tar archive", UNPACK));
    }
    let media = bytes.starts_with(b"RIFF") && matches!(bytes.get(8..12), Some(b"WEBP" | b"WAVE" | b"AVI "));
    if media || bytes.get(4..8) == Some(b"ftyp") && bytes.first() == Some(&0) {
        return told(&(b"", "an image or a recording", EXTRACT));
    }
    MAGIC.iter().find(|(magic, _, _)| bytes.starts_with(magic)).map_or(Ok(()), told)
}
