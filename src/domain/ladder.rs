//! The ladder of co-production: seven rungs, from coercion to co-production (section 2 of the standards).

/// A rung of the ladder.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Rung {
    /// 1, the bottom: people come, and their views do not count.
    Coercion,
    /// 2: people learn how the service works.
    Educating,
    /// 3: people are told.
    Informing,
    /// 4: people are asked, and have little power.
    Consultation,
    /// 5: people can say more, and may carry out some decisions.
    Engagement,
    /// 6: people help to design, and do not see it through.
    CoDesign,
    /// 7, the top: everybody decides together from start to end.
    CoProduction,
}

impl Rung {
    /// From the top of the ladder to the bottom, as it is drawn.
    pub const TOP_DOWN: [Self; 7] = [
        Self::CoProduction,
        Self::CoDesign,
        Self::Engagement,
        Self::Consultation,
        Self::Informing,
        Self::Educating,
        Self::Coercion,
    ];

    /// 1 at the bottom to 7 at the top.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The rung of a number.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::TOP_DOWN.into_iter().find(|rung| rung.number() == number)
    }

    /// The name in addresses and in keys of words, such as `co-design`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Coercion => "coercion",
            Self::Educating => "educating",
            Self::Informing => "informing",
            Self::Consultation => "consultation",
            Self::Engagement => "engagement",
            Self::CoDesign => "co-design",
            Self::CoProduction => "co-production",
        }
    }

    /// Reads [`Rung::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::TOP_DOWN.into_iter().find(|rung| rung.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_rungs_count_from_the_bottom_and_read_back() {
        assert_eq!(Rung::TOP_DOWN.map(Rung::number), [7, 6, 5, 4, 3, 2, 1]);
        for rung in Rung::TOP_DOWN {
            assert_eq!(Rung::from_number(rung.number()), Some(rung));
            assert_eq!(Rung::from_code(rung.code()), Some(rung));
        }
        assert_eq!(Rung::from_number(0), None);
        assert_eq!(Rung::from_number(8), None);
    }
}
