//! Countries that a person can choose: those of which a helpline or a register is known. Nobody is located.

/// ISO 3166-1 code and name, by name.
pub const COUNTRIES: [(&str, &str); 18] = [
    ("AU", "Australia"),
    ("AT", "Austria"),
    ("BR", "Brazil"),
    ("CA", "Canada"),
    ("FR", "France"),
    ("DE", "Germany"),
    ("IN", "India"),
    ("ID", "Indonesia"),
    ("IE", "Ireland"),
    ("JP", "Japan"),
    ("MX", "Mexico"),
    ("PH", "Philippines"),
    ("PT", "Portugal"),
    ("KR", "South Korea"),
    ("ES", "Spain"),
    ("CH", "Switzerland"),
    ("GB", "United Kingdom"),
    ("US", "United States"),
];
