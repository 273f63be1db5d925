//! The extension interfaces of the browser, one file each. Both browsers offer them as `chrome`, with promises.

pub mod action;
pub mod alarms;
pub mod crypto;
pub mod permissions;
pub mod runtime;
pub mod scripting;
pub mod storage;
pub mod tabs;
