//! What people said about a project: everything that its results show, read at one moment.

use super::ports::{Store, StoreError};
use super::projects::agreements;
use super::workspace::{Which, Workspace};
use crate::domain::field::Typed;
use crate::domain::id::Id;
use crate::domain::kinds::{AGREEMENTS, Agreement, PublishedQuestionnaire, Response, Unfinished};
use crate::domain::ladder::Rung;
use crate::domain::questionnaire::{Answering, Questionnaire};
use crate::domain::results::{self, Results, SaidAndFelt};
use crate::domain::small_groups::THRESHOLD;
use crate::domain::sorted::sort_short;
use crate::exchange::contents::Why;

/// What people said to one published questionnaire.
#[derive(Clone, PartialEq, Debug)]
pub struct Asked {
    /// The questions.
    pub set: Questionnaire,
    /// The counts.
    pub results: Results,
    /// The agreed rung beside the felt ones, where the ladder was asked.
    pub said_and_felt: Option<SaidAndFelt>,
    /// Per question's code, the words that may be shown.
    pub words: Vec<(String, Vec<String>)>,
}

/// Everything that a project's results show.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Summary {
    /// One for each questionnaire that somebody answered, the one with the most answers first.
    pub asked: Vec<Asked>,
    /// How many answers are being given on this device, and counted nowhere.
    pub unfinished: usize,
    /// How many answers were withdrawn by the people who gave them.
    pub withdrawn: usize,
    /// How many answers were removed by somebody else.
    pub removed: usize,
}

impl<S: Store> Workspace<S> {
    /// Counts what people said about a project.
    ///
    /// # Errors
    /// As the store says.
    pub async fn summary(&self, project: &Id) -> Result<Summary, StoreError> {
        let which = [
            Which::kind::<Response>(project),
            Which::kind::<Unfinished>(project),
            Which::kind::<Agreement>(project),
            Which::shared::<PublishedQuestionnaire>(),
            Which::erasures(),
        ];
        let view = self.view(&which).await?;
        let responses: Vec<Response> = view.all().collect();
        let said = agreements(&view, AGREEMENTS[0]).first().and_then(|agreement| agreement.rung);
        let mut asked: Vec<Asked> = Vec::new();
        for record in view.contents.records.values() {
            if record.key.kind != PublishedQuestionnaire::KIND.name {
                continue;
            }
            let Ok(set) = Questionnaire::from_content(&record.shown()) else { continue };
            let results = results::count(&record.key.id, &set, responses.iter(), THRESHOLD);
            if results.people > 0 {
                asked.push(ask(set, results, said, &record.key.id, &responses));
            }
        }
        sort_short(&mut asked, |a, b| a.results.people > b.results.people);
        let erased = |why: Why| {
            let of_project = view.contents.erased.iter().filter(|(erased, erasure)| {
                erased.kind == Response::KIND.name && erasure.project == *project && erasure.why == why
            });
            of_project.count()
        };
        Ok(Summary {
            asked,
            unfinished: view.all::<Unfinished>().count(),
            withdrawn: erased(Why::Withdrawn),
            removed: erased(Why::Removed),
        })
    }
}

fn ask(set: Questionnaire, results: Results, said: Option<Rung>, id: &Id, responses: &[Response]) -> Asked {
    let ladder = set.questions.iter().position(|question| question.answering == Answering::Ladder);
    let said_and_felt = ladder.map(|at| results::said_and_felt(said, &results.tallies[at].whole));
    let answers = || responses.iter().filter(|response| response.questionnaire == *id);
    let texts = set.questions.iter().filter(|question| question.answering == Answering::Text);
    let words = texts
        .map(|question| {
            let words = results::words_to_show(&question.code, answers());
            (question.code.clone(), words.into_iter().map(Into::into).collect())
        })
        .collect();
    Asked { said_and_felt, words, set, results }
}
