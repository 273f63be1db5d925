//! The module that unpacks the content script's core: `room` says where the packed bytes go, `unpack` where the
//! unpacked ones are. It imports nothing, so that it needs no glue.

fn main() {}

#[cfg(target_arch = "wasm32")]
mod exports {
    use std::sync::Mutex;

    use softscroll::unpack::{ROOM, Table, Tables, unpack};
    use wasm_bindgen::prelude::wasm_bindgen;

    // Nought and nameless in the file: memory, not bytes.
    static PACKED: Mutex<[u8; ROOM]> = Mutex::new([0; ROOM]);
    static UNPACKED: Mutex<[u8; ROOM]> = Mutex::new([0; ROOM]);
    static TABLES: Mutex<Tables> = Mutex::new([Table::EMPTY; 2]);

    /// Where the packed bytes are to be put.
    #[wasm_bindgen]
    pub fn room() -> u32 {
        PACKED.try_lock().map_or(0, |bytes| bytes.as_ptr() as u32)
    }

    /// Unpacks that many bytes. Says where the result starts, 0 where the bytes are broken.
    #[wasm_bindgen]
    pub fn inflate(length: u32) -> u32 {
        // There is one thread and one caller: none of them is taken.
        let (Ok(packed), Ok(mut out), Ok(mut tables)) =
            (PACKED.try_lock(), UNPACKED.try_lock(), TABLES.try_lock())
        else {
            return 0;
        };
        let packed = packed.get(..length as usize).unwrap_or(&[]);
        unpack(packed, &mut *out, &mut tables).map_or(0, |_| out.as_ptr() as u32)
    }
}
