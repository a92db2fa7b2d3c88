//! The archive that an XLSX file is: parts, each packed as it comes, and the directory at the end.
//!
//! ZIP as in APPNOTE.TXT 6.3.10 (PKWARE), without ZIP64: sections 4.3.7, 4.3.12 and 4.3.16. The same bytes wherever the file
//! is written: no clock, no system, no rights. An archive without its directory, one that was dropped, is none.

use flate2::{Compress, Compression, Crc, FlushCompress, Status};
use std::io::{Error, Result, Seek, SeekFrom, Write};

/// Twice as fast as the usual 6 for a file 7 per cent larger; see `tests/bench/README.md`.
const LEVEL: u32 = 3;
/// So many packed bytes go out at once.
const CHUNK: usize = 32 << 10;

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// The version of the format that is needed to unpack: 2.0, for packed parts. The one that made it: the same, under DOS.
const VERSION: u16 = 20;
const DEFLATED: u16 = 8;
/// 1 January 1980, the first day that the format knows; at midnight.
const DATE: u16 = 1 << 5 | 1;
/// The bytes of a part's header before its sum.
const BEFORE_SUM: u64 = 14;

/// An archive on its way out.
pub(super) struct Archive<W> {
    out: W,
    /// How much was written.
    at: u64,
    parts: Vec<Part>,
    /// Whether the last of them is still being written.
    is_open: bool,
    packer: Compress,
    sum: Crc,
    packed: Vec<u8>,
}

struct Part {
    name: String,
    start: u64,
    sum: u32,
    packed: u64,
    unpacked: u64,
}

impl<W: Write + Seek> Archive<W> {
    pub(super) fn new(out: W) -> Self {
        Self {
            out,
            at: 0,
            parts: Vec::new(),
            is_open: false,
            packer: Compress::new(Compression::new(LEVEL), false),
            sum: Crc::new(),
            packed: Vec::with_capacity(CHUNK),
        }
    }

    /// Begins a part, and ends the one before it.
    pub(super) fn start(&mut self, name: &str) -> Result<()> {
        self.end_part()?;
        self.packer.reset();
        self.sum.reset();
        let part = Part { name: name.to_owned(), start: self.at, sum: 0, packed: 0, unpacked: 0 };
        let mut header = Fields(Vec::new());
        header.long(LOCAL).short(VERSION).about(&part)?.short(0);
        header.0.extend_from_slice(name.as_bytes());
        self.parts.push(part);
        self.is_open = true;
        self.put(&header.0)
    }

    /// Packs more of the part.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.sum.update(bytes);
        self.pack(bytes, FlushCompress::None)
    }

    /// Ends the archive and gives back what it was written to.
    pub(super) fn finish(mut self) -> Result<W> {
        self.end_part()?;
        let mut directory = Fields(Vec::new());
        for part in &self.parts {
            directory.long(CENTRAL).short(VERSION).short(VERSION).about(part)?;
            // No further fields, no comment; the first disk; no attributes.
            directory.short(0).short(0).short(0).short(0).long(0).size(part.start)?;
            directory.0.extend_from_slice(part.name.as_bytes());
        }
        let (length, count) = (directory.0.len() as u64, self.parts.len() as u16);
        directory.long(END).short(0).short(0).short(count).short(count).size(length)?.size(self.at)?.short(0);
        self.put(&directory.0)?;
        self.out.flush()?;
        Ok(self.out)
    }

    /// Packs the rest, and goes back to write sum and sizes into the part's header.
    fn end_part(&mut self) -> Result<()> {
        if !self.is_open {
            return Ok(());
        }
        self.pack(&[], FlushCompress::Finish)?;
        self.is_open = false;
        let Some(part) = self.parts.last_mut() else { return Ok(()) };
        part.sum = self.sum.sum();
        part.packed = self.packer.total_out();
        part.unpacked = self.packer.total_in();
        let mut sizes = Fields(Vec::new());
        sizes.long(part.sum).size(part.packed)?.size(part.unpacked)?;
        let back = (self.at - part.start - BEFORE_SUM) as i64;
        self.out.seek(SeekFrom::Current(-back))?;
        self.out.write_all(&sizes.0)?;
        self.out.seek(SeekFrom::Current(back - sizes.0.len() as i64))?;
        Ok(())
    }

    fn pack(&mut self, mut bytes: &[u8], flush: FlushCompress) -> Result<()> {
        loop {
            self.packed.clear();
            let before = self.packer.total_in();
            let status = self.packer.compress_vec(bytes, &mut self.packed, flush)?;
            let taken = (self.packer.total_in() - before) as usize;
            bytes = bytes.get(taken..).unwrap_or_default();
            self.out.write_all(&self.packed)?;
            self.at += self.packed.len() as u64;
            let is_done = match flush {
                FlushCompress::Finish => status == Status::StreamEnd,
                _ => bytes.is_empty(),
            };
            if is_done {
                return Ok(());
            }
        }
    }

    fn put(&mut self, bytes: &[u8]) -> Result<()> {
        self.out.write_all(bytes)?;
        self.at += bytes.len() as u64;
        Ok(())
    }
}

/// Numbers one after the other, the lowest byte first.
struct Fields(Vec<u8>);

impl Fields {
    fn short(&mut self, number: u16) -> &mut Self {
        self.0.extend_from_slice(&number.to_le_bytes());
        self
    }

    fn long(&mut self, number: u32) -> &mut Self {
        self.0.extend_from_slice(&number.to_le_bytes());
        self
    }

    /// A place or a size, for which there are four bytes.
    fn size(&mut self, number: u64) -> Result<&mut Self> {
        let number = u32::try_from(number).map_err(|_| Error::other("an archive holds 4 GiB"))?;
        Ok(self.long(number))
    }

    /// What both a part's header and the directory say: flags, method, time, sum, sizes, the length of the name.
    fn about(&mut self, part: &Part) -> Result<&mut Self> {
        self.short(0).short(DEFLATED).short(0).short(DATE).long(part.sum).size(part.packed)?.size(part.unpacked)?;
        Ok(self.short(part.name.len() as u16))
    }
}
