//! The archive that an XLSX file is: parts, each packed as it comes, and the directory at the end; `rawzip` writes it.
//!
//! Its writer lends itself out to a part until that part ends, while ours are begun and ended by calls that come one by one.
//! So it is asked for the archive so far anew before anything that is not a part's content, and of what it writes only what
//! was not there yet goes out: the next part's header, what stands behind a part, the directory. Contents go out
//! straight away; of them it is given the length alone.
//!
//! The same bytes wherever the file is written: no clock, no system, no rights. Nothing is gone back to, so that sums and
//! sizes stand behind a part (APPNOTE.TXT 6.3.10, 4.3.9). An archive without its directory, one that was dropped, is none.

use super::limits::PART_BYTES;
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use rawzip::time::UtcDateTime;
use rawzip::{CompressionMethod, Crc32Option, ZipArchiveWriter, ZipDataWriterConfig, ZipEntryWriter};
use std::io::{self, Error, Result, Write};

/// Twice as fast as the usual 6 for a file 7 per cent larger; see `tests/bench/README.md`.
const LEVEL: u32 = 3;
/// 1 January 1980, at midnight UTC: the first time that the format knows, in seconds since 1970.
const TIME: i64 = 315_532_800;

/// An archive on its way out.
pub(super) struct Archive<W> {
    out: W,
    /// How much was written.
    at: u64,
    parts: Vec<Part>,
    /// Whether the last of them is still being written.
    is_open: bool,
    packer: DeflateEncoder<Vec<u8>>,
    sum: Crc,
}

struct Part {
    name: String,
    sum: u32,
    /// The lengths of its content.
    packed: u64,
    unpacked: u64,
}

impl<W: Write> Archive<W> {
    pub(super) fn new(out: W) -> Self {
        let packer = DeflateEncoder::new(Vec::new(), Compression::new(LEVEL));
        Self { out, at: 0, parts: Vec::new(), is_open: false, packer, sum: Crc::new() }
    }

    /// Begins a part, and ends the one before it.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub(super) fn start(&mut self, name: &str) -> Result<()> {
        self.end_part()?;
        self.parts.push(Part { name: name.to_owned(), sum: 0, packed: 0, unpacked: 0 });
        self.is_open = true;
        self.go_on(false)
    }

    /// Packs more of the part.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.sum.update(bytes);
        self.packer.write_all(bytes)?;
        let packed = std::mem::take(self.packer.get_mut());
        self.put(&packed)
    }

    /// Ends the archive and gives back what it was written to.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub(super) fn finish(mut self) -> Result<W> {
        self.end_part()?;
        self.go_on(true)?;
        Ok(self.out)
    }

    /// Packs the rest, and writes what stands behind the part.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn end_part(&mut self) -> Result<()> {
        if !self.is_open {
            return Ok(());
        }
        self.is_open = false;
        self.packer.try_finish()?;
        let unpacked = self.packer.total_in();
        let rest = self.packer.reset(Vec::new())?;
        self.put(&rest)?;
        if let Some(part) = self.parts.last_mut() {
            part.sum = self.sum.sum();
            part.unpacked = unpacked;
        }
        self.sum.reset();
        self.go_on(false)
    }

    /// A piece of the part's content.
    fn put(&mut self, packed: &[u8]) -> Result<()> {
        self.at += packed.len() as u64;
        // More would need the 64-bit form, which not every reader knows.
        if self.at > PART_BYTES {
            return Err(Error::other("an archive holds 4 GiB"));
        }
        if let Some(part) = self.parts.last_mut() {
            part.packed += packed.len() as u64;
        }
        self.out.write_all(packed)
    }

    /// Writes what follows of the archive: up to the content of the open part, to the end of the last one, or to its own end.
    fn go_on(&mut self, is_last: bool) -> Result<()> {
        let mut archive = ZipArchiveWriter::new(New { out: &mut self.out, old: self.at });
        for (index, part) in self.parts.iter().enumerate() {
            let (mut entry, config) = begin(&mut archive, part)?;
            if self.is_open && index + 1 == self.parts.len() {
                self.at = entry.stream_offset();
                return Ok(());
            }
            let mut content = config.wrap(io::sink());
            count(part.unpacked, &mut content)?;
            count(part.packed, &mut entry)?;
            let (_, sums) = content.finish().map_err(Error::other)?;
            entry.finish(sums).map_err(Error::other)?;
        }
        self.at = archive.stream_offset();
        if is_last {
            archive.finish().map_err(Error::other)?;
        }
        Ok(())
    }
}

/// As many bytes as there are already; what they are is not looked at.
#[inline(always)]
fn count<W: Write>(mut length: u64, out: &mut W) -> Result<()> {
    let zeros = [0; 4 << 10];
    while length > 0 {
        let piece = zeros.get(..length as usize).unwrap_or(&zeros);
        out.write_all(piece)?;
        length -= piece.len() as u64;
    }
    Ok(())
}

/// The sum is `flate2`'s, said beforehand everywhere: so the compiler sees that `rawzip` never adds one up, and leaves its
/// table of 16 KB out of the browser's module. It sees that only where all of this comes together in one function.
#[inline(always)]
fn begin<'a, W: Write>(
    archive: &'a mut ZipArchiveWriter<W>,
    part: &Part,
) -> Result<(ZipEntryWriter<'a, W>, ZipDataWriterConfig)> {
    archive
        .new_file(&part.name)
        .compression_method(CompressionMethod::DEFLATE)
        .last_modified(UtcDateTime::from_unix(TIME))
        .crc32(Crc32Option::Custom(part.sum))
        .start()
        .map_err(Error::other)
}

/// Lets go by what is there already.
struct New<'a> {
    out: &'a mut dyn Write,
    /// How many bytes that still is.
    old: u64,
}

impl Write for New<'_> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        let old = self.old.min(bytes.len() as u64);
        self.old -= old;
        self.out.write_all(bytes.get(old as usize..).unwrap_or_default())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        self.out.flush()
    }
}
