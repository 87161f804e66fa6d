//! Bytes become characters: byte order mark, UTF-8, UTF-16, else the legacy encoding that fits best.

use super::Fault;
use super::utf8::{self, Decoded, Faulty, Judgement};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Places in a text are counted in 32 bits; decoding may make three bytes of one.
const LIMIT_BYTES: usize = 1 << 30;
/// Share of control characters over which bytes are no text; texts measured have none but line ends and tabs.
const CONTROL_SHARE: f64 = 0.02;
/// How far a page is searched for the encoding it declares: the HTML standard's 1,024 bytes.
const META_BYTES: usize = 1024;

/// Decodes a file; `Err` when it is empty, too large or no text.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Fault> {
    if bytes.len() > LIMIT_BYTES {
        return Err(Fault::TooLarge { bytes: bytes.len(), limit: LIMIT_BYTES });
    }
    let decoded = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) if encoding == UTF_8 => utf8::lossy(&bytes[mark..], mark),
        Some((encoding, mark)) => with(encoding, &bytes[mark..]),
        None => without_mark(bytes)?,
    };
    if decoded.text.trim().is_empty() {
        return Err(Fault::Empty);
    }
    refuse_controls(&decoded.text)?;
    Ok(decoded)
}

fn without_mark(bytes: &[u8]) -> Result<Decoded, Fault> {
    if let Some(nul) = bytes.iter().position(|&byte| byte == 0) {
        let Some(encoding) = wide(bytes) else { return Err(binary_at(nul)) };
        return Ok(with(encoding, bytes));
    }
    let declared = declared(bytes).filter(|encoding| *encoding != UTF_8);
    Ok(match (Faulty::count(bytes).judge(), declared) {
        (Judgement::Utf8, _) => utf8::lossy(bytes, 0),
        (Judgement::Mixed, None) => utf8::by_line(bytes),
        (Judgement::Mixed | Judgement::Legacy, Some(encoding)) => with(encoding, bytes),
        (Judgement::Legacy, None) => with(detected(bytes), bytes),
    })
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    let mut warnings = Vec::new();
    if lossy {
        warnings.push(format!("some bytes are not valid {}; they read as U+FFFD", encoding.name()));
    } else if encoding != UTF_8 {
        warnings.push(format!("read as {}", encoding.name()));
    }
    Decoded { text: text.into_owned(), warnings }
}

fn detected(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// The encoding a page declares in `<meta charset=…>` or `<?xml encoding=…?>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(META_BYTES)]).to_ascii_lowercase();
    let (_, after) = head.split_once("charset=").or_else(|| head.split_once(" encoding="))?;
    let label: String = after
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|letter| letter.is_ascii_alphanumeric() || "-_:".contains(*letter))
        .collect();
    Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE)
}

/// UTF-16 without a byte order mark: of Latin text every other byte is NUL.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let nuls = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(|&&byte| byte == 0).count() * 2;
    let (even, odd) = (nuls(0), nuls(1));
    let (most, few) = (bytes.len() / 2, bytes.len() / 20);
    if odd > most && even <= few {
        Some(UTF_16LE)
    } else if even > most && odd <= few {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn binary_at(byte: usize) -> Fault {
    Fault::Binary { found: format!("binary (NUL at byte {byte})"), remedy: "save its text as .txt, .md or .html first" }
}

fn refuse_controls(text: &str) -> Result<(), Fault> {
    if let Some(nul) = text.find('\0') {
        return Err(binary_at(nul));
    }
    let controls = text.bytes().filter(|byte| *byte < 32 && !b"\t\n\r\x0c\x1a\x1b".contains(byte)).count();
    if (controls as f64) > text.len() as f64 * CONTROL_SHARE {
        let found = format!("binary ({controls} control characters)");
        return Err(Fault::Binary { found, remedy: "save its text as .txt, .md or .html first" });
    }
    Ok(())
}
