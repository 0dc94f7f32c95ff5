//! The API's own acceptance as text that is not quite JSON, or not quite this JSON.

use serde_json::{Value, json};

use super::{Behaviour, Context, Play, Truth, after, body};

type Edit = fn(&str, &Context<'_>) -> Vec<u8>;

pub(super) fn family() -> Vec<Behaviour> {
    let edits: [(&str, Truth, Edit); 34] = [
        ("half of it", Truth::Foreign, |own, _| {
            own.as_bytes()[..own.len() / 2].to_vec()
        }),
        ("blanks around", Truth::Own, |own, _| {
            format!(" \r\n\t{own}\n").into()
        }),
        ("other order and blanks inside", Truth::Own, |own, _| {
            let own: Value = serde_json::from_str(own).unwrap();
            let (message, response) = (&own["message"], &own["response"]);
            format!(
                "{{\n \"response\" : {response:#},\n \"message\" : {message},\n \"code\" : 0\n}}"
            )
            .into()
        }),
        ("unknown keys", Truth::Own, |own, _| {
            own.replacen('{', r#"{"trace":{"id":[1,{"a":null}]},"#, 1)
                .into()
        }),
        ("a remark", Truth::Own, |own, _| {
            own.replace(r#""message":null"#, r#""message":"ok""#).into()
        }),
        ("no key `message`", Truth::Odd, |own, _| {
            own.replace(r#""message":null,"#, "").into()
        }),
        ("code as text", Truth::Odd, |own, _| {
            own.replace(r#""code":0"#, r#""code":"0""#).into()
        }),
        ("code as 0.0", Truth::Odd, |own, _| {
            own.replace(r#""code":0"#, r#""code":0.0"#).into()
        }),
        ("code as -0", Truth::Odd, |own, _| {
            own.replace(r#""code":0"#, r#""code":-0"#).into()
        }),
        ("code null", Truth::Foreign, |own, _| {
            own.replace(r#""code":0"#, r#""code":null"#).into()
        }),
        ("code false", Truth::Foreign, |own, _| {
            own.replace(r#""code":0"#, r#""code":false"#).into()
        }),
        ("code empty", Truth::Foreign, |own, _| {
            own.replace(r#""code":0"#, r#""code":"""#).into()
        }),
        ("no code", Truth::Foreign, |own, _| {
            own.replace(r#""code":0,"#, "").into()
        }),
        ("a huge code", Truth::Foreign, |own, _| {
            own.replace(r#""code":0"#, r#""code":1e999"#).into()
        }),
        (
            "code 1 with the record of the effect",
            Truth::Foreign,
            |own, _| {
                let own: Value = serde_json::from_str(own).unwrap();
                let response = match &own["response"] {
                    Value::Null => json!({ "status": "paid" }),
                    response => response.clone(),
                };
                json!({ "code": 1, "message": null, "response": response })
                    .to_string()
                    .into()
            },
        ),
        ("code 0, then code 1", Truth::Foreign, |own, _| {
            own.replace(r#""code":0"#, r#""code":0,"code":1"#).into()
        }),
        ("code 1, then code 0", Truth::Odd, |own, _| {
            own.replace(r#""code":0"#, r#""code":1,"code":0"#).into()
        }),
        ("a second, empty response", Truth::Odd, |own, _| {
            own.replacen('{', r#"{"response":null,"#, 1).into()
        }),
        ("ids twice, another's first", Truth::Odd, |own, context| {
            twice(own, context, true)
        }),
        ("ids twice, another's last", Truth::Odd, |own, context| {
            twice(own, context, false)
        }),
        ("a byte order mark", Truth::Odd, |own, _| {
            format!("\u{feff}{own}").into()
        }),
        ("UTF-16", Truth::Odd, |own, _| {
            own.encode_utf16().flat_map(u16::to_le_bytes).collect()
        }),
        (
            "half a surrogate in an unknown text",
            Truth::Odd,
            |own, _| own.replacen('{', r#"{"trace":"\ud83d","#, 1).into(),
        ),
        (
            "bytes that are no UTF-8 in an unknown text",
            Truth::Odd,
            |own, _| {
                let mut bytes = b"{\"trace\":\"\xff\xc3\",".to_vec();
                bytes.extend_from_slice(&own.as_bytes()[1..]);
                bytes
            },
        ),
        (
            "bytes that are no UTF-8 in a refusal after the effect",
            Truth::Foreign,
            |_, _| b"{\"code\":1,\"message\":null,\"response\":{\"status\":\"paid\xff\"}}".to_vec(),
        ),
        ("200 lists in each other", Truth::Odd, |own, _| {
            nested(own, 200)
        }),
        ("100,000 lists in each other", Truth::Odd, |own, _| {
            nested(own, 100_000)
        }),
        ("a zero byte behind", Truth::Foreign, |own, _| {
            format!("{own}\0").into()
        }),
        ("a word behind", Truth::Foreign, |own, _| {
            format!("{own}OK").into()
        }),
        ("a comma too many", Truth::Foreign, |own, _| {
            own.replacen('{', "{,", 1).into()
        }),
        ("single quotes", Truth::Foreign, |own, _| {
            own.replace('"', "'").into()
        }),
        ("a function around", Truth::Foreign, |own, _| {
            format!("callback({own});").into()
        }),
        ("a guard in front", Truth::Foreign, |own, _| {
            format!(")]}}',\n{own}").into()
        }),
        ("the whole as one text", Truth::Foreign, |own, _| {
            json!(own).to_string().into()
        }),
    ];
    let mut all: Vec<_> = edits
        .into_iter()
        .map(|(name, truth, edit)| {
            after(name, truth, move |context| {
                body(200, edit(context.text(), context)).showing(context.own())
            })
        })
        .collect();
    all.push(
        after("9 MiB of blanks in front", Truth::Odd, |context| {
            let mut long = vec![b' '; 9 << 20];
            long.extend_from_slice(context.text().as_bytes());
            body(200, long)
        })
        .some(),
    );
    all.push(
        after("9 MiB of text inside", Truth::Odd, |context| {
            let long = format!(r#"{{"trace":"{}","#, "x".repeat(9 << 20));
            body(200, context.text().replacen('{', &long, 1))
        })
        .some(),
    );
    all.push(
        after("9 MiB of somebody's", Truth::Foreign, |_| -> Play {
            body(200, vec![b'x'; 9 << 20])
        })
        .some(),
    );
    all
}

/// An unknown key with many lists in each other.
fn nested(own: &str, depth: usize) -> Vec<u8> {
    let deep = format!(r#"{{"trace":{}{},"#, "[".repeat(depth), "]".repeat(depth));
    own.replacen('{', &deep, 1).into()
}

/// Each id that the answer repeats stands twice in it, once as another's.
fn twice(own: &str, context: &Context<'_>, first: bool) -> Vec<u8> {
    let mut text = own.to_owned();
    for name in &context.known.echoed {
        let Some(id) = context.asked(name) else {
            continue;
        };
        let right = format!("{}:{}", json!(name), json!(id));
        let wrong = format!(r#"{}:"somebody-elses""#, json!(name));
        let both = if first {
            format!("{wrong},{right}")
        } else {
            format!("{right},{wrong}")
        };
        text = text.replace(&right, &both);
    }
    text.into()
}
