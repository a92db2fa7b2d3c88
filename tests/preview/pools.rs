//! Values of which many rows are made up: for the session, and for the command line.

/// Columns and values that make trouble of every kind, and values that make none.
pub const COLUMNS: &[(&str, &[&str])] = &[
    ("customer_id", &["", "7", " 7 ", "8"]),
    ("website", &["", "A", "B"]),
    ("customer_number", &["", "1001", "1002", "-2", "1 001"]),
    ("external_reference", &["", "K-1", "K-2"]),
    ("company", &["", "Smed  A/S", "Smed A/S", "Peeters\u{a0}BV", "\u{7f}"]),
    ("first_name", &["", "Ole", "Åse"]),
    ("last_name", &["", "Holm"]),
    ("email", &["", "a@a.example", "A@A.example ", "b@b", "c@", "d,e@f.example", "ole@smed..example"]),
    ("phone", &["", "+45 70 12 34 56", "70123456", "12", "0470 12 34 56", "4,57E+09"]),
    ("country", &["", "DK", "NL", "be", "Belgien", "Narnia", "FR"]),
    ("vat", &["", "DK13585628", "DK13585627", "NL004495445B01", "BE0403019261", "BE 0403.019.261", "13585628", "XX1"]),
    ("company_number", &["", "13585628", "13 58 56 28", "13585627", "0403019261", "403019261", "5798000420526"]),
    ("ean", &["", "5798000420526", "5798000420527", "4006381333931", "5,798E+12"]),
    ("order_reference", &["", "4711"]),
    ("contact_reference", &["", "Ida"]),
    ("street", &["", "Havnegade 5", "Kerkstraat 12"]),
    ("postcode", &["", "8000", "3511 AB", "B-9000", "1"]),
    ("city", &["", "Aarhus C"]),
    ("delivery_country", &["", "SE", "DK"]),
    ("delivery_postcode", &["", "211 20", "1"]),
    ("iban", &["", "NL91ABNA0417164300", "BE68539007547035"]),
    ("locale", &["", "nl-BE", "fr", "nl_be", "zz-ZZ"]),
    ("discount", &["", "5", "2,5 %", "150", "viel"]),
    ("payment_terms_days", &["", "14", "30 dage", "-1", "x"]),
    ("dunning", &["", "0", "2", "7"]),
    ("direct_debit", &["", "ja", "0", "7"]),
    ("calculate_vat", &["", "true", "nein"]),
    ("template", &["", "Standaard", "Premium", " Standaard"]),
    ("mandate", &["", "Ja", "nee", "misschien"]),
    ("archived", &["", "Waar", "false"]),
    ("custom.member", &["", "M1", "M2"]),
    ("custom.kind", &["", "private", "company", "b2b", "?"]),
    ("remarks", &["x"]),
];

/// Rules of every kind that the built-in profiles leave out.
pub const OWN: &str = r#"{
    "name": "own", "country": "DK", "vat_country": "delivery_country",
    "formats": ["country_names", "iban", "locale", "phone", "postcode"],
    "selector": {"sources": ["custom.kind"], "values": {"private": "b2c", "company": "b2b"}},
    "sources": {"contact": ["first_name", "last_name"], "custom.club": ["custom.member", "website"]},
    "kinds": {
        "b2c": {"required_any": [["email", "phone"]], "identity": [["custom.club", "country?"], ["email"]], "forbidden": ["ean"]},
        "b2b": {"when_filled": ["vat", "company_number"], "required": ["company"], "recommended": ["custom.vip"],
            "rules": [{"when": {"countries": ["BE"], "empty": ["vat"]}, "required": ["company_number"]},
                      {"when": {"eu": true, "filled": ["iban"]}, "forbidden": ["mandate"]}],
            "identity": [["company_number"], ["vat"], ["invoice_address"]]}
    },
    "patterns": {"club": {"field": "custom.club", "pattern": "M[0-9]"},
                 "short": {"field": "company_number", "pattern": "[0-9]{8}", "severity": "warning", "kinds": ["b2b"],
                           "when": {"countries": ["DK"]}}},
    "cross": {"ean.private": "warning", "vat.country_mismatch": "error"},
    "choices": {"mandate": {"Ja": "true", "Nee": "false"}},
    "numbers": {"discount": {"max": 100, "decimals": 2}},
    "templates": {"Standaard": {"defaults": {"locale": "nl-BE", "custom.member": "M7", "country": "BE"}}},
    "accounts": {"update": {"except": ["iban"]}, "create": {"except": ["email"]}, "without_key": "create"}
}"#;
