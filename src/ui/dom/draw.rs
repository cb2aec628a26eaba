//! Drawing nodes into the page, and keeping up with what they follow.

use super::{Attribute, Element, Node, Parts, Property};
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

/// What keeps drawn nodes alive: effects that follow, and listeners that the browser calls.
#[derive(Default)]
struct Kept {
    effects: Vec<RenderEffect<()>>,
    lives: Vec<Live>,
    listeners: Vec<Closure<dyn FnMut(Event)>>,
}

impl Kept {
    fn follow(&mut self, mut draw: Box<dyn FnMut()>) {
        self.effects.push(RenderEffect::new(move |_| draw()));
    }
}

/// Something that is drawn anew, and what keeps alive what is drawn now.
struct Live {
    drawn: Rc<RefCell<Kept>>,
    _effect: RenderEffect<()>,
}

impl Drop for Live {
    /// At once, and not when the effect's own task ends: an effect further in may be about to run, and would read
    /// signals that are gone already.
    fn drop(&mut self) {
        drop(self.drawn.take());
    }
}

/// Draws a node into an element, for as long as the page lives.
pub fn mount(node: Node, parent: &web_sys::Element) {
    let mut kept = Kept::default();
    build(node, parent, None, &mut kept);
    std::mem::forget(kept);
}

fn document() -> web_sys::Document {
    // Only a page runs this, and a page has a document.
    crate::platform::page::document().unwrap_or_else(|| JsValue::UNDEFINED.unchecked_into())
}

/// Puts a node into a parent, before a child of it or at its end.
fn build(node: Node, parent: &web_sys::Node, before: Option<&web_sys::Node>, kept: &mut Kept) {
    match node {
        Node::Nothing => {}
        Node::Text(text) => drop(parent.insert_before(&document().create_text_node(&text), before)),
        Node::LiveText(read) => {
            let text = document().create_text_node("");
            let _ = parent.insert_before(&text, before);
            kept.follow(Box::new(move || text.set_data(&read())));
        }
        Node::Many(nodes) => nodes.into_iter().for_each(|node| build(node, parent, before, kept)),
        Node::Element(element) => {
            let built = build_element(element, kept);
            let _ = parent.insert_before(&built, before);
        }
        Node::Live(read) => live(read, parent, before, kept),
    }
}

/// Draws between two marks whatever the function gives, and draws it anew when what it read has changed.
fn live(read: Box<dyn Fn() -> Node>, parent: &web_sys::Node, before: Option<&web_sys::Node>, kept: &mut Kept) {
    let (start, end) = (document().create_comment(""), document().create_comment(""));
    let _ = parent.insert_before(&start, before);
    let _ = parent.insert_before(&end, before);
    let drawn = Rc::new(RefCell::new(Kept::default()));
    let effect = RenderEffect::new({
        let drawn = drawn.clone();
        move |_| {
            drop(drawn.take());
            let node = read();
            while let Some(old) = start.next_sibling().filter(|old| !old.is_same_node(Some(&end))) {
                if let Some(parent) = old.parent_node() {
                    let _ = parent.remove_child(&old);
                }
            }
            let mut kept = Kept::default();
            if let Some(parent) = end.parent_node() {
                // What is drawn reads for itself, in effects of its own.
                untrack(|| build(node, &parent, Some(&end), &mut kept));
            }
            drawn.replace(kept);
        }
    });
    kept.lives.push(Live { drawn, _effect: effect });
}

fn build_element(element: Element, kept: &mut Kept) -> web_sys::Element {
    let Parts { tag, properties, children } = *element.0;
    let built = match tag {
        "svg" | "use" | "path" | "rect" => document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag),
        _ => document().create_element(tag),
    };
    // Tags are ours, and all of them well formed.
    let built = built.unwrap_or_else(|fault| wasm_bindgen::throw_val(fault));
    // Children first: a `select` or a `textarea` takes its value only when what it is chosen from is there.
    for child in children {
        build(child, &built, None, kept);
    }
    for (name, property) in properties {
        let built = built.clone();
        match property {
            Property::Attribute(Attribute::Is(value)) => drop(built.set_attribute(name, &value)),
            Property::Attribute(Attribute::Live(read)) => kept.follow(Box::new(move || {
                let _ = match read() {
                    Some(value) => built.set_attribute(name, &value),
                    None => built.remove_attribute(name),
                };
            })),
            Property::Class(holds) => kept.follow(Box::new(move || {
                let _ = built.class_list().toggle_with_force(name, holds());
            })),
            Property::Value(read) => kept.follow(Box::new(move || {
                let value = read();
                // Setting what is there already would move the caret of whoever is typing.
                if js_sys::Reflect::get(&built, &name.into()).ok().as_ref() != Some(&value) {
                    let _ = js_sys::Reflect::set(&built, &name.into(), &value);
                }
            })),
            Property::Listener(happens) => {
                let listener = Closure::wrap(happens);
                let _ = built.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
                kept.listeners.push(listener);
            }
        }
    }
    built
}
