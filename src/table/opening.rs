//! From the first bytes to a format, and each byte to where it is read.

use super::format::{self, Kind};
use super::limits::beyond;
use super::{Fault, FaultKind, Format, Stage, Table, csv, row, xlsx};
use crate::Error;

/// Bytes from which the format is told.
const WINDOW: usize = 64 << 10;

impl Table {
    pub(super) fn take(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.fed += bytes.len() as u64;
        let limits = &self.options.limits;
        let packed = matches!(self.stage, Stage::Packed(_));
        let (name, most) = if packed { ("workbook_bytes", limits.workbook_bytes) } else { ("bytes", limits.bytes) };
        if self.fed > most {
            return Err(beyond(name, most, "bytes"));
        }
        match &mut self.stage {
            Stage::Start(start) => {
                start.extend_from_slice(bytes);
                self.open()
            }
            Stage::Csv(source) => {
                source.feed(bytes);
                Ok(())
            }
            Stage::Packed(packed) => {
                packed.extend_from_slice(bytes);
                Ok(())
            }
            Stage::Xlsx(_) => Ok(()),
        }
    }

    pub(super) fn note_replaced(&mut self) {
        if let Stage::Csv(source) = &mut self.stage
            && let Some(line) = source.take_replaced()
        {
            row::tally(&mut self.tallies, line, &[Fault { kind: FaultKind::Encoding, column: None }]);
        }
    }

    /// Goes from stage to stage as far as the bytes allow.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub(super) fn open(&mut self) -> Result<(), Error> {
        if let Stage::Start(start) = &mut self.stage {
            if !self.finished && start.len() < format::MAGIC {
                return Ok(());
            }
            let enough = self.finished || start.len() >= WINDOW;
            match format::kind(start) {
                // Whether an old workbook or an encrypted one, only more of it shows.
                Err(error) => return if enough { Err(error) } else { Ok(()) },
                Ok(Kind::Zip) => {
                    let limit = self.options.limits.workbook_bytes;
                    if self.fed > limit {
                        return Err(beyond("workbook_bytes", limit, "bytes"));
                    }
                    self.stage = Stage::Packed(std::mem::take(start));
                }
                Ok(Kind::Text) if enough => {
                    let head = start.get(..start.len().min(WINDOW)).unwrap_or_default();
                    let whole = self.finished && head.len() == start.len();
                    let mut source = csv::Source::open(head, whole, &self.options)?;
                    source.feed(start.get(head.len()..).unwrap_or_default());
                    self.format = Some(Format::Csv(source.about.clone()));
                    self.stage = Stage::Csv(Box::new(source));
                }
                Ok(Kind::Text) => return Ok(()),
            }
        }
        if let (Stage::Packed(packed), true) = (&mut self.stage, self.finished) {
            let source = xlsx::Source::open(std::mem::take(packed), &self.options)?;
            self.format = Some(Format::Xlsx(source.about.clone()));
            self.stage = Stage::Xlsx(Box::new(source));
        }
        Ok(())
    }
}
