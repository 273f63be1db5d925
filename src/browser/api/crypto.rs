//! `crypto`: deriving and drawing bytes.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

/// OWASP's figure for PBKDF2 with SHA-256 (Password Storage Cheat Sheet, 2023). A PIN has few digits, so this only
/// makes guessing slow for somebody who has the file; the growing wait is what holds in the browser.
const ROUNDS: u32 = 600_000;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = importKey, catch)]
    async fn import_key(
        format: &str,
        raw: &Uint8Array,
        algorithm: &str,
        extractable: bool,
        usages: &Array,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = deriveBits, catch)]
    async fn derive_bits(parameters: &Object, key: &JsValue, bits: u32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues, catch)]
    fn draw(bytes: &Uint8Array) -> Result<JsValue, JsValue>;
}

/// Sixteen bytes drawn at random, in hexadecimal digits.
///
/// # Errors
/// Where the browser has none.
pub fn salt() -> Result<String, JsValue> {
    let bytes = Uint8Array::new_with_length(16);
    draw(&bytes)?;
    Ok(hexadecimal(&bytes.to_vec()))
}

/// 32 bytes derived from a secret and a salt by PBKDF2, in hexadecimal digits.
///
/// # Errors
/// Where the browser refuses.
pub async fn derive(secret: &str, salt: &str) -> Result<String, JsValue> {
    let raw = Uint8Array::from(secret.as_bytes());
    let key = import_key("raw", &raw, "PBKDF2", false, &Array::of1(&"deriveBits".into())).await?;
    let parameters = Object::new();
    Reflect::set(&parameters, &"name".into(), &"PBKDF2".into())?;
    Reflect::set(&parameters, &"hash".into(), &"SHA-256".into())?;
    Reflect::set(&parameters, &"iterations".into(), &ROUNDS.into())?;
    Reflect::set(&parameters, &"salt".into(), &Uint8Array::from(salt.as_bytes()))?;
    Ok(hexadecimal(&Uint8Array::new(&derive_bits(&parameters, &key, 256).await?).to_vec()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
