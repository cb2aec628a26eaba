//! The start: what is made once, what is listened to, and what a failure shows.

use super::live::Revisions;
use super::{Browser, Known, Ui, app};
use crate::app::saved::OnlyHere;
use crate::app::workspace::{Which, Workspace};
use crate::content::words::Words;
use crate::domain::kinds::Waiting;
use crate::platform::indexed_db::IndexedDb;
use crate::platform::service_worker::{News, Readiness};
use crate::platform::tabs::Tabs;
use crate::platform::{local_prefs, page, service_worker, surroundings};
use crate::ui::follow::{effect, spawn};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::cell::RefCell;

thread_local! {
    /// Who hears of commits. A commit is made by use-cases that know nothing of screens.
    static HEARD: RefCell<Option<(&'static Revisions, Tabs)>> = const { RefCell::new(None) };
}

fn committed(touched: &[String]) {
    HEARD.with_borrow(|heard| {
        if let Some((revisions, tabs)) = heard {
            for key in touched {
                revisions.bump(key);
                tabs.tell(key);
            }
        }
    });
}

/// Starts the app: words, storage, screens.
pub async fn start() {
    std::panic::set_hook(Box::new(|info| {
        leptos::logging::error!("{info}");
        page::failed("panic");
    }));
    let Some(words) = page::words().await.and_then(|text| Words::parse(&text)) else {
        return page::failed("network");
    };
    let revisions: &'static Revisions = Box::leak(Box::default());
    let workspace: &'static SendWrapper<Browser> = Box::leak(Box::new(SendWrapper::new(Workspace {
        store: IndexedDb::default(),
        surroundings: surroundings::browser(),
        observer: committed,
    })));
    if workspace.view(&[Which::local::<Waiting>()]).await.is_err() {
        return page::failed("storage");
    }
    let comfort = local_prefs::load();
    page::wear(&comfort);
    let Some(root) = page::app_root() else { return page::failed("panic") };
    let mounted = leptos::mount::mount_to(root.clone(), move || {
        let ui = Ui::new(Known {
            comfort: RwSignal::new(comfort),
            words: Box::leak(Box::new(words)),
            workspace,
            revisions,
            readiness: RwSignal::new(Readiness::default()),
            new_version: RwSignal::new(false),
            changed_elsewhere: RwSignal::new(false),
            only_here: RwSignal::new(OnlyHere::default()),
            online: RwSignal::new(page::is_online()),
            toast: RwSignal::new(None),
            sitting: RwSignal::new(None),
            receipt: RwSignal::new(None),
        });
        listen(ui);
        app::app(ui, root)
    });
    // The screens live as long as the page.
    mounted.forget();
    page::remove_shell();
}

fn listen(ui: Ui) {
    let tabs = Tabs::open(move |touched| ui.revisions.bump(&touched));
    HEARD.set(Some((ui.revisions, tabs)));
    page::on_window("online", move || ui.online.set(page::is_online()));
    page::on_window("offline", move || ui.online.set(page::is_online()));
    service_worker::watch(move |news| match news {
        News::Readiness(readiness) => ui.readiness.set(readiness),
        News::NewVersion => ui.new_version.set(true),
        News::ChangedElsewhere => ui.changed_elsewhere.set(true),
    });
    let waiting = ui.live(vec![Which::local::<Waiting>()], |workspace| workspace.only_here());
    effect(move || {
        waiting.with(|read| {
            if let Some(Ok(only_here)) = read {
                ui.only_here.set(*only_here);
            }
        });
    });
    effect(move || {
        let comfort = ui.comfort.get();
        page::wear(&comfort);
        local_prefs::keep(&comfort);
    });
    spawn(async move {
        // Unfinished answers that were left lying too long go, whether or not anybody opens their project again.
        if let Err(error) = ui.workspace.clear_old_unfinished().await {
            leptos::logging::warn!("{error:?}");
        }
    });
}
