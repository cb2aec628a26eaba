//! Elements, built once and then followed by what they read: the one way in which screens are drawn.
//!
//! Leptos's own `view!` gives every piece of a screen a type of its own, and each type its own code to build, mount,
//! compare and take away: the first screens of this app came to 350 kB of compressed WebAssembly that way. Here an
//! element is plain data, drawn by the same few functions whatever it holds; signals, effects, owners and the router
//! are Leptos's (see `docs/decisions/0004-elements-as-data.md`).

mod draw;

pub use draw::mount;
use std::borrow::Cow;
use wasm_bindgen::JsValue;
use web_sys::Event;

/// Text: from the words, or made for the moment.
pub type Text = Cow<'static, str>;

/// What stands on a screen.
#[derive(Default)]
pub enum Node {
    /// Nothing.
    #[default]
    Nothing,
    /// Text that stays.
    Text(Text),
    /// Text that follows what it reads.
    LiveText(Box<dyn Fn() -> Text>),
    /// An element.
    Element(Element),
    /// Several, one after another.
    Many(Vec<Node>),
    /// Whatever a function gives, drawn anew whenever what it reads changes.
    Live(Box<dyn Fn() -> Node>),
}

/// The value of an attribute.
pub enum Attribute {
    /// One that stays.
    Is(Text),
    /// One that follows what it reads; nothing takes it away.
    Live(Box<dyn Fn() -> Option<Text>>),
}

enum Property {
    Attribute(Attribute),
    Class(Box<dyn Fn() -> bool>),
    Value(Box<dyn Fn() -> JsValue>),
    Listener(Box<dyn FnMut(Event)>),
}

/// An element with its attributes and what stands in it.
///
/// One pointer wide, and what adds to it is a function of its own and not inlined: screens are made of a thousand such
/// calls, and each is then a few bytes.
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    properties: Vec<(&'static str, Property)>,
    children: Vec<Node>,
}

/// An element of a tag.
#[must_use]
#[inline(never)]
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts { tag, properties: Vec::new(), children: Vec::new() }))
}

impl Element {
    /// With an attribute.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl IntoAttribute) -> Self {
        value.put(self, name)
    }

    /// With a class of its own while something holds.
    #[must_use]
    pub fn class(self, name: &'static str, holds: impl Fn() -> bool + 'static) -> Self {
        self.with(name, Property::Class(Box::new(holds)))
    }

    /// With a property, such as `value` or `checked`, that follows what it reads.
    #[must_use]
    pub fn prop<V: Into<JsValue>>(self, name: &'static str, value: impl Fn() -> V + 'static) -> Self {
        self.with(name, Property::Value(Box::new(move || value().into())))
    }

    /// With something that happens on an event.
    #[must_use]
    pub fn on(self, event: &'static str, happens: impl FnMut(Event) + 'static) -> Self {
        self.with(event, Property::Listener(Box::new(happens)))
    }

    /// With something in it, after what is in it already.
    #[must_use]
    pub fn child(self, node: impl IntoNode) -> Self {
        node.put(self)
    }

    #[inline(never)]
    fn with(mut self, name: &'static str, property: Property) -> Self {
        self.0.properties.push((name, property));
        self
    }

    #[inline(never)]
    fn with_text(self, name: &'static str, value: &'static str) -> Self {
        self.with(name, Property::Attribute(Attribute::Is(value.into())))
    }

    #[inline(never)]
    fn with_child(mut self, node: Node) -> Self {
        self.0.children.push(node);
        self
    }

    #[inline(never)]
    fn with_words(self, text: &'static str) -> Self {
        self.with_child(Node::Text(text.into()))
    }

    #[inline(never)]
    fn with_element(self, element: Self) -> Self {
        self.with_child(Node::Element(element))
    }
}

/// What can stand on a screen.
pub trait IntoNode: Sized {
    /// As a node.
    fn node(self) -> Node;

    /// Put into an element.
    fn put(self, element: Element) -> Element {
        element.with_child(self.node())
    }
}

/// What a function can give that is followed.
pub trait Followed: Sized {
    /// The function as a node.
    fn follow(read: impl Fn() -> Self + 'static) -> Node;
}

impl IntoNode for Node {
    fn node(self) -> Node {
        self
    }
}

impl IntoNode for () {
    fn node(self) -> Node {
        Node::Nothing
    }
}

impl IntoNode for Element {
    fn node(self) -> Node {
        Node::Element(self)
    }
    fn put(self, element: Element) -> Element {
        element.with_element(self)
    }
}

impl IntoNode for &'static str {
    fn node(self) -> Node {
        Node::Text(self.into())
    }
    fn put(self, element: Element) -> Element {
        element.with_words(self)
    }
}

impl IntoNode for String {
    fn node(self) -> Node {
        Node::Text(self.into())
    }
}

impl IntoNode for usize {
    fn node(self) -> Node {
        Node::Text(self.to_string().into())
    }
}

impl<T: IntoNode> IntoNode for Option<T> {
    fn node(self) -> Node {
        self.map_or(Node::Nothing, IntoNode::node)
    }
}

impl<T: IntoNode> IntoNode for Vec<T> {
    fn node(self) -> Node {
        Node::Many(self.into_iter().map(IntoNode::node).collect())
    }
}

impl<F: Fn() -> T + 'static, T: Followed> IntoNode for F {
    fn node(self) -> Node {
        T::follow(self)
    }
}

impl Followed for &'static str {
    fn follow(read: impl Fn() -> Self + 'static) -> Node {
        Node::LiveText(Box::new(move || read().into()))
    }
}

impl Followed for String {
    fn follow(read: impl Fn() -> Self + 'static) -> Node {
        Node::LiveText(Box::new(move || read().into()))
    }
}

impl Followed for Node {
    fn follow(read: impl Fn() -> Self + 'static) -> Node {
        Node::Live(Box::new(read))
    }
}

impl<T: IntoNode> Followed for Option<T> {
    fn follow(read: impl Fn() -> Self + 'static) -> Node {
        Node::Live(Box::new(move || read().node()))
    }
}

/// What can be the value of an attribute. Nothing leaves the attribute out.
pub trait IntoAttribute: Sized {
    /// As an attribute's value.
    fn into_attribute(self) -> Option<Attribute>;

    /// Put onto an element.
    fn put(self, element: Element, name: &'static str) -> Element {
        match self.into_attribute() {
            Some(value) => element.with(name, Property::Attribute(value)),
            None => element,
        }
    }
}

/// What a function can give that an attribute follows.
pub trait AttributeText {
    /// As text.
    fn text(self) -> Option<Text>;
}

impl IntoAttribute for &'static str {
    fn into_attribute(self) -> Option<Attribute> {
        Some(Attribute::Is(self.into()))
    }
    fn put(self, element: Element, name: &'static str) -> Element {
        element.with_text(name, self)
    }
}

impl IntoAttribute for String {
    fn into_attribute(self) -> Option<Attribute> {
        Some(Attribute::Is(self.into()))
    }
}

impl IntoAttribute for usize {
    fn into_attribute(self) -> Option<Attribute> {
        Some(Attribute::Is(self.to_string().into()))
    }
}

impl<T: IntoAttribute> IntoAttribute for Option<T> {
    fn into_attribute(self) -> Option<Attribute> {
        self?.into_attribute()
    }
}

impl<F: Fn() -> T + 'static, T: AttributeText> IntoAttribute for F {
    fn into_attribute(self) -> Option<Attribute> {
        Some(Attribute::Live(Box::new(move || self().text())))
    }
}

impl AttributeText for &'static str {
    fn text(self) -> Option<Text> {
        Some(self.into())
    }
}

impl AttributeText for String {
    fn text(self) -> Option<Text> {
        Some(self.into())
    }
}

impl<T: AttributeText> AttributeText for Option<T> {
    fn text(self) -> Option<Text> {
        self?.text()
    }
}

/// Several nodes, one after another, whatever each is.
#[macro_export]
macro_rules! nodes {
    ($($node:expr),* $(,)?) => {
        $crate::ui::dom::Node::Many(vec![$($crate::ui::dom::IntoNode::node($node)),*])
    };
}

/// What a person typed or chose, from an event of its field.
#[must_use]
pub fn value_of(event: &Event) -> String {
    let value = event.target().and_then(|field| js_sys::Reflect::get(&field, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}
