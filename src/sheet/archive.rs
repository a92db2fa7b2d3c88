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
use flate2::Compression;
use flate2::write::DeflateEncoder;
use rawzip::time::UtcDateTime;
use rawzip::{CompressionMethod, DataDescriptorOutput, ZipArchiveWriter, ZipDataWriter, ZipFileBuilder};
use std::io::{self, Error, Read, Result, Sink, Write};

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
    open: Option<Open>,
    packer: DeflateEncoder<Vec<u8>>,
}

/// A part that has ended.
struct Part {
    name: String,
    packed: u64,
    sums: DataDescriptorOutput,
}

/// The part that is being written.
struct Open {
    name: String,
    start: u64,
    /// Adds up what the content comes to.
    sums: ZipDataWriter<Sink>,
}

impl<W: Write> Archive<W> {
    pub(super) fn new(out: W) -> Self {
        let packer = DeflateEncoder::new(Vec::new(), Compression::new(LEVEL));
        Self { out, at: 0, parts: Vec::new(), open: None, packer }
    }

    /// Begins a part, and ends the one before it.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub(super) fn start(&mut self, name: &str) -> Result<()> {
        self.end_part()?;
        let mut archive = self.so_far()?;
        let (header, config) = entry(&mut archive, name).start().map_err(Error::other)?;
        let start = header.stream_offset();
        self.at = start;
        self.open = Some(Open { name: name.to_owned(), start, sums: config.wrap(io::sink()) });
        Ok(())
    }

    /// Packs more of the part.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let Some(open) = &mut self.open else { return Err(Error::other("no part was begun")) };
        open.sums.write_all(bytes)?;
        self.packer.write_all(bytes)?;
        self.at += self.packer.get_ref().len() as u64;
        // More would need the 64-bit form, which not every reader knows.
        if self.at > PART_BYTES {
            return Err(Error::other("an archive holds 4 GiB"));
        }
        self.out.write_all(self.packer.get_ref())?;
        self.packer.get_mut().clear();
        Ok(())
    }

    /// Ends the archive and gives back what it was written to.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub(super) fn finish(mut self) -> Result<W> {
        self.end_part()?;
        self.so_far()?.finish().map_err(Error::other)?;
        Ok(self.out)
    }

    /// Packs the rest, and writes what stands behind the part.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn end_part(&mut self) -> Result<()> {
        let Some(open) = self.open.take() else { return Ok(()) };
        let rest = self.packer.reset(Vec::new())?;
        self.out.write_all(&rest)?;
        self.at += rest.len() as u64;
        let (_, sums) = open.sums.finish().map_err(Error::other)?;
        self.parts.push(Part { name: open.name, packed: self.at - open.start, sums });
        self.at = self.so_far()?.stream_offset();
        Ok(())
    }

    /// The archive as it would have been written by now; what of it was not written yet goes out.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    fn so_far(&mut self) -> Result<ZipArchiveWriter<New<'_>>> {
        let mut archive = ZipArchiveWriter::new(New { out: &mut self.out, old: self.at });
        for part in &self.parts {
            let (mut content, _) = entry(&mut archive, &part.name).start().map_err(Error::other)?;
            io::copy(&mut io::repeat(0).take(part.packed), &mut content)?;
            content.finish(part.sums.clone()).map_err(Error::other)?;
        }
        Ok(archive)
    }
}

fn entry<'a, 'b, W: Write>(archive: &'a mut ZipArchiveWriter<W>, name: &'b str) -> ZipFileBuilder<'a, 'b, W> {
    let time = UtcDateTime::from_unix(TIME);
    archive.new_file(name).compression_method(CompressionMethod::DEFLATE).last_modified(time)
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
