use super::data::{Call, Data};
use super::page::fill;
use super::tables::Tables;
use super::*;
use crate::codegen::workspace_root;

fn spec() -> Spec {
    read_spec(&workspace_root().join("spec")).expect("the spec is sound")
}

#[test]
fn the_pages_are_what_the_data_and_the_spec_give() {
    let root = workspace_root();
    let files = make(&root, &spec()).unwrap_or_else(|problem| panic!("{problem}"));
    let stale = stale(&root, &files);
    assert!(stale.is_empty(), "{stale:?} is stale\nmended by: {COMMAND}");
}

#[test]
fn a_page_that_differs_is_stale() {
    let root = workspace_root();
    let mut files = make(&root, &spec()).unwrap_or_else(|problem| panic!("{problem}"));
    let page = format!("{PAGES}/from-go.md");
    files
        .get_mut(&page)
        .expect("there is such a page")
        .push_str("one line more\n");
    assert_eq!(stale(&root, &files), [page]);
}

#[test]
fn every_page_of_the_guide_is_a_module_of_the_crate_and_in_the_index() {
    let root = workspace_root();
    let read = |file: &str| fs::read_to_string(root.join(file)).expect(file);
    let modules = read("crates/iamport/src/guide.rs");
    let links = read("crates/iamport/src/guide/links.md");
    let index = read(&format!("{PAGES}/README.md"));
    for entry in fs::read_dir(root.join(PAGES)).expect("the folder") {
        let file = entry.expect("an entry").file_name();
        let file = file.to_str().expect("a name");
        let Some(name) = file.strip_suffix(".md").filter(|name| *name != "README") else {
            continue;
        };
        let module = name.replace('-', "_");
        assert!(modules.contains(&format!("{module}: \"{file}\"")), "{file}");
        let link = format!("[{name}]: crate::guide::{module}\n");
        assert!(links.contains(&link), "{file}");
        assert!(index.contains(&format!("][{name}]")), "{file}");
        assert!(index.contains(&format!("[{name}]: {file}\n")), "{file}");
    }
}

#[test]
fn what_the_spec_does_not_know_and_what_is_left_out_is_named_with_its_place() {
    let mut spec = spec();
    let mut data = Data::read(&workspace_root(), &spec).expect("the data is sound");
    let go = data.clients.get_mut("go").expect("there is such a client");
    go.calls
        .retain(|call| !call.operations.contains(&"again".to_owned()));
    go.not_reached.push("cancelPayment".to_owned());
    go.calls.push(Call {
        call: "Guess()".to_owned(),
        operations: vec!["unschedule".to_owned()],
        cannot_send: vec!["amuont".to_owned()],
        not_in_types: Vec::new(),
        always_sends: Vec::new(),
        since: None,
        note: None,
    });
    data.v2.operations.retain(|row| row.operation != "onetime");
    spec.operations
        .retain(|operation| operation.id != "revokeVbank");
    let said = data.problems(&spec);
    for sentence in [
        "spec/moving/clients/go.json: again is in no row",
        "spec/moving/clients/go.json: cancelPayment is in not_reached, and a call reaches it",
        "spec/moving/clients/go.json: call Guess(): its operation has no field amuont",
        "spec/moving/clients/go.json: not_reached: the spec has no operation revokeVbank",
        "spec/moving/clients/java.json: call revokeVbank(impUid): the spec has no operation revokeVbank",
        "spec/moving/v2.json: onetime is in no row",
        "spec/moving/v2.json: operations: the spec has no operation revokeVbank",
    ] {
        assert!(
            said.iter().any(|it| it == sentence),
            "{sentence}: {said:#?}"
        );
    }
}

#[test]
fn a_row_of_v2_has_calls_or_says_that_there_are_none() {
    let spec = spec();
    let mut data = Data::read(&workspace_root(), &spec).expect("the data is sound");
    let rows = &mut data.v2.operations;
    let row = rows.iter_mut().find(|row| row.operation == "again");
    row.expect("the row").calls.clear();
    let said = data.problems(&spec).join("\n");
    assert!(
        said.contains("again has calls of V2 and matches none"),
        "{said}"
    );
}

#[test]
fn a_shared_text_that_is_not_there_and_one_that_nobody_uses_are_named() {
    let mut data = Data::read(&workspace_root(), &spec()).expect("the data is sound");
    let ruby = data
        .clients
        .get_mut("ruby")
        .expect("there is such a client");
    ruby.errors.truncate(1);
    for error in &mut ruby.errors {
        error.ours = "{unclaer}".to_owned();
    }
    let ours = BTreeMap::from([("unclear".to_owned(), "who knows".to_owned())]);
    let said = data.fill_in(&ours).join("\n");
    assert!(
        said.contains("ruby.json") && said.contains("{unclaer}"),
        "{said}"
    );
    assert!(said.contains("nothing names unclear"), "{said}");
}

const PAGE: &str = "\
# Title
[a call][Client::again] and [another page][other]
<!-- table: one -->
old
<!-- end of the table -->
after
[other]: other.md
<!-- table: links to the crate -->
<!-- end of the table -->
";

fn one() -> Tables {
    Tables::from([("one".to_owned(), "| new |\n".to_owned())])
}

#[test]
fn a_table_is_put_between_its_markers_and_nothing_else_changes() {
    let filled = fill("page.md", PAGE, &one()).expect("the page is sound");
    assert_eq!(
        filled,
        "\
# Title
[a call][Client::again] and [another page][other]
<!-- table: one -->

| new |

<!-- end of the table -->
after
[other]: other.md
<!-- table: links to the crate -->

[Client::again]: https://docs.rs/iamport/latest/iamport/struct.Client.html#method.again

<!-- end of the table -->
"
    );
    assert_eq!(fill("page.md", &filled, &one()), Ok(filled));
}

#[test]
fn what_is_wrong_with_a_page_is_said_with_its_place() {
    for (from, to, said) in [
        (
            "<!-- table: one -->",
            "<!-- table: two -->",
            "page.md: the marker <!-- table: one --> is missing",
        ),
        (
            "<!-- table: one -->",
            "<!-- table: two -->",
            "page.md, line 3: no table is called two",
        ),
        (
            "after",
            "<!-- table: one -->\n<!-- end of the table -->",
            "page.md: the marker <!-- table: one --> stands there twice",
        ),
        (
            "old\n<!-- end of the table -->\n",
            "",
            "page.md, line 3: the table one has no <!-- end of the table -->",
        ),
        (
            "[other]: other.md\n",
            "",
            "page.md: nothing says what [other] means",
        ),
        (
            "<!-- table: links to the crate -->",
            "",
            "page.md: the marker <!-- table: links to the crate --> is missing",
        ),
    ] {
        let page = PAGE.replace(from, to);
        let problem = fill("page.md", &page, &one()).expect_err(said).to_string();
        assert!(
            problem.lines().any(|line| line == said),
            "{said}: {problem}"
        );
    }
}

#[test]
fn a_cell_that_would_break_its_row_is_refused() {
    let spec = spec();
    let mut data = Data::read(&workspace_root(), &spec).expect("the data is sound");
    let go = data.clients.get_mut("go").expect("there is such a client");
    for call in &mut go.calls {
        call.note = Some("this | that".to_owned());
    }
    let problem = tables::of_client("go", go, &spec).expect_err("there are bars");
    assert_eq!(
        problem.to_string(),
        "spec/moving/clients/go.json: a cell can't hold a bar or a line break: this | that"
    );
}
