//! The labelled sets of `data/train`, each read into texts with what their labels say of our categories.
//!
//! A label speaks of some categories only: of the others nothing is known, and nothing is learned.

use std::fs;
use std::path::Path;

use anyhow::Context;
use softscroll::core::category::Category::{
    self, Abuse, AnxietyPanic, Depression, EatingDisorder, HateHarassment, SelfHarm, SubstanceUse, Suicide,
    Violence,
};

/// What is known of a text: for each category yes, no, or nothing.
pub type Labels = [Option<bool>; 11];

/// One labelled text.
pub struct Example {
    /// The text.
    pub text: String,
    /// Its labels.
    pub labels: Labels,
}

/// A set of examples from one place.
pub struct Source {
    /// The folder's name.
    pub name: &'static str,
    /// The examples, in the order of the file.
    pub examples: Vec<Example>,
}

/// Every source, in a fixed order.
pub fn all(data: &Path) -> anyhow::Result<Vec<Source>> {
    let train = data.join("train");
    let at = |path: &str| train.join(path);
    let sources = [
        (
            "twitter_suicidal_intent",
            suicidal_intent(&at("twitter_suicidal_intent/twitter-suicidal_data.csv"))?,
        ),
        ("t-sid", t_sid(&at("imhi_mentalllama/t-sid.csv"))?),
        ("rallypoint", rallypoint(&at("rallypoint_reddit_suicide"))?),
        ("spanish_suicide", spanish_suicide(&at("spanish_suicide/suicidio_notacion.csv"))?),
        ("dreaddit", dreaddit(&at("dreaddit"))?),
        ("reddit27", reddit27(&at("reddit27_test/posts.csv"))?),
        ("rhmd", rhmd(&at("rhmd/RHMD_3_Class.csv"))?),
        ("ed_spanish_sad", ed_spanish(&at("ed_spanish_sad/data.csv"))?),
        ("ed_tumblr_tags", ed_tumblr(&at("ed_tumblr_tags/tagsets.jsonl"))?),
        ("safecity", safecity(&at("safecity/train.csv"))?),
        ("webis", webis(&at("webis_passage_triggers/dataset.jsonl"))?),
        ("edos", edos(&at("edos/edos_labelled_aggregated.csv"))?),
        ("davidson", davidson(&at("davidson/labeled_data.csv"))?),
        ("surge", surge(&at("surge/toxicity_en.csv"))?),
        ("mlma_en", mlma(&at("mlma/en_dataset.csv"))?),
        ("mlma_fr", mlma(&at("mlma/fr_dataset.csv"))?),
        ("told_br", told_br(&at("told_br/ToLD-BR.csv"))?),
        ("germeval2018", germeval(&at("germeval2018/germeval2018.training.txt"))?),
    ];
    let sources = sources.into_iter();
    Ok(sources.map(|(name, examples)| Source { name, examples }).collect())
}

fn labels(known: &[(Category, bool)]) -> Labels {
    let mut labels = [None; 11];
    for (category, is_there) in known {
        labels[category.index()] = Some(*is_there);
    }
    labels
}

/// Nothing of what Softscroll looks for.
const NOTHING: Labels = [Some(false); 11];

/// The rows of a table, each as its fields; what is not UTF-8 is replaced.
fn rows(file: &Path) -> anyhow::Result<(csv::StringRecord, Vec<csv::StringRecord>)> {
    let bytes = fs::read(file).with_context(|| file.display().to_string())?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let head = reader.headers()?.clone();
    Ok((head, reader.records().collect::<Result<_, _>>()?))
}

/// Examples from a table with a column of text: what `label` makes of the other columns.
fn table(
    file: &Path,
    text: &str,
    label: impl Fn(&dyn Fn(&str) -> String) -> Option<Labels>,
) -> anyhow::Result<Vec<Example>> {
    let (head, rows) = rows(file)?;
    let examples = rows.iter().filter_map(|row| {
        let field = |name: &str| {
            let at = head.iter().position(|column| column == name);
            at.and_then(|at| row.get(at)).unwrap_or("").to_owned()
        };
        let labels = label(&field)?;
        let text = field(text);
        (!text.trim().is_empty()).then_some(Example { text, labels })
    });
    Ok(examples.collect())
}

fn suicidal_intent(file: &Path) -> anyhow::Result<Vec<Example>> {
    table(file, "tweet", |field| match field("intention").trim() {
        "1" => Some(labels(&[(Suicide, true)])),
        "0" => Some(labels(&[(Suicide, false), (SelfHarm, false), (EatingDisorder, false)])),
        _ => None,
    })
}

fn t_sid(file: &Path) -> anyhow::Result<Vec<Example>> {
    let (_, rows) = rows(file)?;
    let examples = rows.iter().filter_map(|row| {
        let (post, _) = row.get(0)?.strip_prefix("Post: ")?.split_once(" Question:")?;
        let said = row.get(1)?.trim_start();
        let labels = if said.starts_with("suicide") {
            labels(&[(Suicide, true)])
        } else if said.starts_with("no mental") {
            labels(&[(Suicide, false), (SelfHarm, false), (EatingDisorder, false), (Depression, false)])
        } else {
            return None;
        };
        Some(Example { text: post.to_owned(), labels })
    });
    Ok(examples.collect())
}

fn rallypoint(folder: &Path) -> anyhow::Result<Vec<Example>> {
    table(&folder.join("rallypoint_reddit_mentalhealth_train_3632.csv"), "doc", |field| {
        if !field("source").starts_with("rallypoint") {
            return None;
        }
        match field("label").trim() {
            "1.0" => Some(labels(&[(Suicide, true)])),
            "0.0" => Some(labels(&[(Suicide, false)])),
            _ => None,
        }
    })
}

fn spanish_suicide(file: &Path) -> anyhow::Result<Vec<Example>> {
    table(file, "tweet_clean", |field| match field("suicidio").trim() {
        "1" => Some(labels(&[(Suicide, true)])),
        "0" => Some(labels(&[(Suicide, false)])),
        _ => None,
    })
}

fn dreaddit(folder: &Path) -> anyhow::Result<Vec<Example>> {
    table(&folder.join("dreaddit-train.csv"), "text", |field| {
        let is_stressed = field("label").trim() == "1";
        let mut known = Vec::new();
        match field("subreddit").trim() {
            "anxiety" | "stress" if is_stressed => known.push((AnxietyPanic, true)),
            "domesticviolence" | "survivorsofabuse" if is_stressed => known.push((Abuse, true)),
            "assistance" | "food_pantry" | "homeless" | "almosthomeless" | "relationships" => {
                known.extend([(Suicide, false), (EatingDisorder, false), (SubstanceUse, false)]);
                if !is_stressed {
                    known.extend([(Depression, false), (AnxietyPanic, false), (Abuse, false)]);
                }
            }
            _ => {}
        }
        (!known.is_empty()).then(|| labels(&known))
    })
}

fn reddit27(file: &Path) -> anyhow::Result<Vec<Example>> {
    table(file, "post", |field| match field("subreddit").as_str() {
        "suicidewatch" => Some(labels(&[(Suicide, true), (Depression, true)])),
        "EDAnonymous" => Some(labels(&[(EatingDisorder, true)])),
        "addiction" | "alcoholism" => Some(labels(&[(SubstanceUse, true), (EatingDisorder, false)])),
        "anxiety" | "socialanxiety" | "healthanxiety" => {
            Some(labels(&[(AnxietyPanic, true), (EatingDisorder, false)]))
        }
        "depression" => Some(labels(&[(Depression, true)])),
        "UKPersonalFinance" | "personalfinance" | "legaladvice" | "teaching" | "guns" | "mindfulness" => {
            Some(NOTHING)
        }
        "ukpolitics" | "unitedkingdom" | "conspiracy" => {
            let mut known = NOTHING;
            known[Violence.index()] = None;
            known[HateHarassment.index()] = None;
            Some(known)
        }
        _ => None,
    })
}

fn rhmd(file: &Path) -> anyhow::Result<Vec<Example>> {
    // Class 0: a name of an illness as a figure of speech.
    table(file, "Text", |field| (field("Label").trim() == "0").then_some(NOTHING))
}

fn ed_spanish(file: &Path) -> anyhow::Result<Vec<Example>> {
    table(file, "tweet_text", |field| match field("class").trim() {
        "anorexia" => Some(labels(&[(EatingDisorder, true)])),
        "control" => Some(labels(&[(EatingDisorder, false), (SelfHarm, false)])),
        _ => None,
    })
}

fn ed_tumblr(file: &Path) -> anyhow::Result<Vec<Example>> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let examples = text.lines().filter_map(|line| {
        let set: serde_json::Value = serde_json::from_str(line).ok()?;
        let tags = set.get("tags")?.as_array()?.iter().filter_map(serde_json::Value::as_str);
        let tags: Vec<String> = tags.map(|tag| format!("#{}", tag.replace(' ', ""))).collect();
        let labels = labels(&[(EatingDisorder, true)]);
        (!tags.is_empty()).then(|| Example { text: tags.join(" "), labels })
    });
    Ok(examples.collect())
}

fn safecity(file: &Path) -> anyhow::Result<Vec<Example>> {
    table(file, "Description", |field| {
        let kinds = ["Commenting", "Ogling/Facial Expressions/Staring", "Touching /Groping"];
        let told = kinds.iter().filter(|kind| field(kind).trim() == "1").count();
        (told > 0).then(|| labels(&[(Abuse, true)]))
    })
}

fn webis(file: &Path) -> anyhow::Result<Vec<Example>> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let examples = text.lines().filter_map(|line| {
        let passage: serde_json::Value = serde_json::from_str(line).ok()?;
        let votes = passage.get("labels")?.as_array()?;
        let yes = votes.iter().filter(|vote| vote.as_u64() == Some(1)).count();
        let category = match passage.get("warning")?.as_str()? {
            "violence" | "war" | "abduction" => Violence,
            "misogyny" | "homophobia" | "racism" | "ableism" => HateHarassment,
            _ => return None,
        };
        let is_there = if yes == votes.len() {
            true
        } else if yes == 0 {
            false
        } else {
            return None;
        };
        let text = passage.get("text")?.as_str()?.to_owned();
        Some(Example { text, labels: labels(&[(category, is_there)]) })
    });
    Ok(examples.collect())
}

fn edos(file: &Path) -> anyhow::Result<Vec<Example>> {
    table(file, "text", |field| {
        let category = field("label_category");
        Some(match category.get(..2).unwrap_or("") {
            "1." => labels(&[(HateHarassment, true), (Violence, true)]),
            "2." | "3." => labels(&[(HateHarassment, true)]),
            "no" => labels(&[(HateHarassment, false)]),
            _ => return None,
        })
    })
}

fn davidson(file: &Path) -> anyhow::Result<Vec<Example>> {
    table(file, "tweet", |field| match field("class").trim() {
        "0" => Some(labels(&[(HateHarassment, true)])),
        "2" => Some(labels(&[(HateHarassment, false)])),
        _ => None,
    })
}

fn surge(file: &Path) -> anyhow::Result<Vec<Example>> {
    table(file, "text", |field| match field("is_toxic").trim() {
        "Toxic" => Some(labels(&[(HateHarassment, true)])),
        "Not Toxic" => Some(labels(&[(HateHarassment, false)])),
        _ => None,
    })
}

fn mlma(file: &Path) -> anyhow::Result<Vec<Example>> {
    table(file, "tweet", |field| {
        let sentiment = field("sentiment");
        if sentiment == "normal" {
            Some(labels(&[(HateHarassment, false)]))
        } else if sentiment.contains("hateful") && !sentiment.contains("normal") {
            Some(labels(&[(HateHarassment, true)]))
        } else {
            None
        }
    })
}

fn told_br(file: &Path) -> anyhow::Result<Vec<Example>> {
    table(file, "text", |field| {
        let votes = |kind: &str| field(kind).trim().parse::<f64>().unwrap_or(0.0);
        let hate = ["homophobia", "racism", "misogyny", "xenophobia"].map(votes);
        if hate.iter().any(|votes| *votes >= 2.0) {
            Some(labels(&[(HateHarassment, true)]))
        } else if hate.iter().all(|votes| *votes == 0.0) && votes("insult") == 0.0 {
            Some(labels(&[(HateHarassment, false)]))
        } else {
            None
        }
    })
}

fn germeval(file: &Path) -> anyhow::Result<Vec<Example>> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let examples = text.lines().filter_map(|line| {
        let mut fields = line.split('\t');
        let text = fields.next()?.replace("|LBR|", "\n");
        let kind = fields.nth(1)?.trim();
        let is_hateful = match kind {
            "ABUSE" => true,
            "OTHER" => false,
            _ => return None,
        };
        Some(Example { text, labels: labels(&[(HateHarassment, is_hateful)]) })
    });
    Ok(examples.collect())
}
