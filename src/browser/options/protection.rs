//! What to be protected from: for each category how easily, and what then.

use leptos::html::{dd, div, dl, dt, h3, p};
use leptos::prelude::*;

use super::veil::veil;
use super::words::words;
use crate::browser::page::control::{list, segments};
use crate::browser::page::model::Model;
use crate::core::category::Category;
use crate::core::settings::{Action, Change, Sensitivity};

/// The section.
pub fn protection(model: Model) -> impl IntoView {
    (
        meanings(),
        div()
            .class("card categories")
            .child(Category::ALL.map(|category| row(model, category)).into_iter().collect_view()),
        words(model),
        veil(model),
    )
}

/// What low, medium and high mean, once for all.
fn meanings() -> impl IntoView {
    let meaning = |choice: Sensitivity| {
        div().child((dt().child(choice.label()), dd().class("soft").child(choice.meaning())))
    };
    dl().class("meanings").child(Sensitivity::ALL.map(meaning).into_iter().collect_view())
}

fn row(model: Model, category: Category) -> impl IntoView {
    let choice = Memo::new(move |_| model.settings.with(|settings| settings.categories[category]));
    let (id, label) = (category.id(), category.label());
    let sensitivities = Sensitivity::ALL.map(|choice| (choice, choice.id(), choice.label()));
    let actions = Action::ALL.map(|choice| (choice, choice.id(), choice.label()));
    div().class("category").child((
        div()
            .class("subject")
            .child((h3().child(label), p().class("soft small").child(category.description()))),
        segments(
            format!("sensitivity-{id}"),
            format!("{label}: sensitivity"),
            sensitivities.to_vec(),
            move || choice.get().sensitivity,
            move |chosen| model.change(Change::Sensitivity(category, chosen)),
        ),
        list(
            format!("action-{id}"),
            format!("{label}: what to do with the post"),
            actions.to_vec(),
            move || choice.get().action,
            move || choice.get().sensitivity == Sensitivity::Off,
            move |chosen| model.change(Change::Action(category, chosen)),
        ),
    ))
}
