//! Walks a GIF from block to block: how large its pixels lie in memory and whether it moves, before
//! a decoder sets any memory aside. A file of some bytes can claim 65,535 pixels a side.

/// What the blocks of a GIF say.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Gif {
    /// Width and height of a box that holds the canvas and the first frame.
    pub size: (u32, u32),
    /// Whether it has more than one frame.
    pub animated: bool,
}

/// Walks as far as the second frame. Blocks that do not join end the walk; whether the first frame
/// is whole is for the decoder to say.
pub(super) fn walk(bytes: &[u8]) -> Result<Gif, &'static str> {
    let screen = bytes.get(6..13).ok_or("it breaks off before its end")?;
    let mut gif = Gif { size: (side(screen, 0), side(screen, 2)), animated: false };
    let mut at = 13 + table(screen[4]);
    let mut frames = 0;
    while let Some(&block) = bytes.get(at) {
        at = match block {
            0x2C => {
                frames += 1;
                let Some(frame) = bytes.get(at + 1..at + 10) else { break };
                if frames == 1 {
                    gif.size = (gif.size.0.max(side(frame, 4)), gif.size.1.max(side(frame, 6)));
                } else {
                    gif.animated = true;
                    break;
                }
                // The byte before the data is the size of its first codes.
                after_sub_blocks(bytes, at + 11 + table(frame[8]))
            }
            0x21 => after_sub_blocks(bytes, at + 2),
            0x00 => at + 1,
            _ => break,
        };
    }
    Ok(gif)
}

fn side(bytes: &[u8], at: usize) -> u32 {
    u32::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]))
}

/// The bytes of a table of colours, by the flags that announce it.
fn table(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

fn after_sub_blocks(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&length) = bytes.get(at) {
        at += 1 + usize::from(length);
        if length == 0 {
            break;
        }
    }
    at
}
