// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family [`escrow`](crate::operations::escrow).

/// The carrier of an escrow delivery, the same codes for every gateway.
///
/// A code that the API does not know is taken as `ETC`.
///
/// *Assumed:* The last nine codes stand only in the vendor's older manual; whether they are still told
/// apart from ETC is not known.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Courier {
    /// `HYUNDAI`: Lotte, formerly Hyundai.
    Hyundai,
    /// `HANARO`: Hanaro.
    Hanaro,
    /// `SAGAWA`: SC Logis.
    Sagawa,
    /// `KGB`: Logen.
    Kgb,
    /// `YELLOWCAP`: Yellow Cap.
    Yellowcap,
    /// `DONGBU`: Dongbu.
    Dongbu,
    /// `EPOST`: A parcel by Korea Post.
    Epost,
    /// `CJGLS`: CJ Logistics.
    Cjgls,
    /// `HANJIN`: Hanjin.
    Hanjin,
    /// `DAESIN`: Daesin.
    Daesin,
    /// `ETC`: Any other.
    Etc,
    /// `LOGEN`: Logen in an older table of the vendor, merged into `KGB`.
    Logen,
    /// `KOREX`: Korea Express in an older table of the vendor, merged into `CJGLS`.
    Korex,
    /// `REGISTPOST`: Registered mail, in an older table of the vendor.
    Registpost,
    /// `CHUNIL`: Chunil, in an older table of the vendor.
    Chunil,
    /// `ILYANG`: Ilyang, in an older table of the vendor.
    Ilyang,
    /// `CVSNET`: A parcel handed in at a convenience store, in an older table of the vendor.
    Cvsnet,
    /// `KDEXP`: Kyungdong, in an older table of the vendor.
    Kdexp,
    /// `HONAM`: Woori, formerly Honam, in an older table of the vendor.
    Honam,
    /// `HDEXP`: Hapdong, in an older table of the vendor.
    Hdexp,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(Courier {
    Hyundai = "HYUNDAI",
    Hanaro = "HANARO",
    Sagawa = "SAGAWA",
    Kgb = "KGB",
    Yellowcap = "YELLOWCAP",
    Dongbu = "DONGBU",
    Epost = "EPOST",
    Cjgls = "CJGLS",
    Hanjin = "HANJIN",
    Daesin = "DAESIN",
    Etc = "ETC",
    Logen = "LOGEN",
    Korex = "KOREX",
    Registpost = "REGISTPOST",
    Chunil = "CHUNIL",
    Ilyang = "ILYANG",
    Cvsnet = "CVSNET",
    Kdexp = "KDEXP",
    Honam = "HONAM",
    Hdexp = "HDEXP",
});

/// The delivery that is registered for an escrow payment.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EscrowLogisAnnotation {
    /// The carrier.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub company: super::Courier,
    /// The carrier's tracking number.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub invoice: String,
    /// When the goods were sent, in epoch seconds.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub sent_at: Option<crate::UnixTime>,
    /// When the delivery was registered, in epoch seconds.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub applied_at: Option<crate::UnixTime>,
}

impl std::fmt::Debug for EscrowLogisAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EscrowLogisAnnotation")
            .field("company", &self.company)
            .field("invoice", &self.invoice)
            .field("sent_at", &self.sent_at)
            .field("applied_at", &self.applied_at)
            .finish()
    }
}

crate::decode::model!(EscrowLogisAnnotation);

/// A postal address in two lines, which the new Smartro module wants in place of `addr`.
#[derive(Clone, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EscrowLogisFormedAddress {
    /// The street address, or the lot number address.
    ///
    /// [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `smartro_v2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_line_1: Option<String>,
    /// The rest of the address, such as building, block and flat.
    ///
    /// [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `smartro_v2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_line_2: Option<String>,
}

impl EscrowLogisFormedAddress {
    /// Starts one; [`build`](builder::EscrowLogisFormedAddress::build) ends it.
    pub fn builder() -> builder::EscrowLogisFormedAddress {
        builder::EscrowLogisFormedAddress::default()
    }
}

impl std::fmt::Debug for EscrowLogisFormedAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EscrowLogisFormedAddress")
            .field("address_line_1", &crate::runtime::Masked(&self.address_line_1))
            .field("address_line_2", &crate::runtime::Masked(&self.address_line_2))
            .finish()
    }
}

/// Who sends the goods.
///
/// Which fields are needed differs by gateway.
#[derive(Clone, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EscrowLogisSenderAnnotation {
    /// The name of the sender.
    ///
    /// [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `html5_inicis`, `smartro_v2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The telephone number of the sender.
    ///
    /// [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `html5_inicis`, `smartro_v2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tel: Option<String>,
    /// The postal address of the sender in one line.
    ///
    /// [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `html5_inicis`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addr: Option<String>,
    /// The postcode of the sender.
    ///
    /// [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `html5_inicis`, `smartro_v2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// How the one who registers the delivery is related to the sender, for instance `본인` for the same
    /// person.
    ///
    /// Gateways that require it: `daou`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relationship: Option<String>,
    /// The postal address of the sender in two lines.
    ///
    /// Gateways that require it: `smartro_v2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formed_address: Option<super::EscrowLogisFormedAddress>,
}

impl EscrowLogisSenderAnnotation {
    /// Starts one; [`build`](builder::EscrowLogisSenderAnnotation::build) ends it.
    pub fn builder() -> builder::EscrowLogisSenderAnnotation {
        builder::EscrowLogisSenderAnnotation::default()
    }
}

impl std::fmt::Debug for EscrowLogisSenderAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EscrowLogisSenderAnnotation")
            .field("name", &crate::runtime::Masked(&self.name))
            .field("tel", &crate::runtime::Masked(&self.tel))
            .field("addr", &crate::runtime::Masked(&self.addr))
            .field("postcode", &crate::runtime::Masked(&self.postcode))
            .field("relationship", &self.relationship)
            .field("formed_address", &self.formed_address)
            .finish()
    }
}

/// Who receives the goods.
///
/// Which fields are needed differs by gateway.
#[derive(Clone, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EscrowLogisReceiverAnnotation {
    /// The name of the recipient.
    ///
    /// [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `html5_inicis`, `smartro_v2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The telephone number of the recipient.
    ///
    /// [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `html5_inicis`, `smartro_v2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tel: Option<String>,
    /// The postal address of the recipient in one line.
    ///
    /// [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `html5_inicis`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addr: Option<String>,
    /// The postcode of the recipient.
    ///
    /// [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `html5_inicis`, `smartro_v2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// The postal address of the recipient in two lines.
    ///
    /// Gateways that require it: `smartro_v2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formed_address: Option<super::EscrowLogisFormedAddress>,
}

impl EscrowLogisReceiverAnnotation {
    /// Starts one; [`build`](builder::EscrowLogisReceiverAnnotation::build) ends it.
    pub fn builder() -> builder::EscrowLogisReceiverAnnotation {
        builder::EscrowLogisReceiverAnnotation::default()
    }
}

impl std::fmt::Debug for EscrowLogisReceiverAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EscrowLogisReceiverAnnotation")
            .field("name", &crate::runtime::Masked(&self.name))
            .field("tel", &crate::runtime::Masked(&self.tel))
            .field("addr", &crate::runtime::Masked(&self.addr))
            .field("postcode", &crate::runtime::Masked(&self.postcode))
            .field("formed_address", &self.formed_address)
            .finish()
    }
}

/// The delivery itself.
///
/// Carrier, tracking number and time are needed for every gateway.
#[derive(Clone, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EscrowLogisInfoAnnotation {
    /// The carrier.
    pub company: super::Courier,
    /// The carrier's tracking number.
    pub invoice: String,
    /// When the goods were sent, in epoch seconds.
    pub sent_at: crate::UnixTime,
    /// The day on which the goods arrive, as `YYYYMMDD`.
    ///
    /// Gateways that require it: `daou`.
    ///
    /// *Assumed:* The vendor gives the example YYYYMMDD in one text and calls it an epoch time in another;
    /// the field is text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receiving_at: Option<String>,
    /// The address that the goods are sent to.
    ///
    /// [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `daou`.
    ///
    /// *Assumed:* The vendor's words say only address of the dispatch, which may also be where the goods
    /// leave from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

impl EscrowLogisInfoAnnotation {
    /// Starts one; [`build`](builder::EscrowLogisInfoAnnotation::build) ends it.
    pub fn builder() -> builder::EscrowLogisInfoAnnotation {
        builder::EscrowLogisInfoAnnotation::default()
    }
}

impl std::fmt::Debug for EscrowLogisInfoAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EscrowLogisInfoAnnotation")
            .field("company", &self.company)
            .field("invoice", &self.invoice)
            .field("sent_at", &self.sent_at)
            .field("receiving_at", &self.receiving_at)
            .field("address", &crate::runtime::Masked(&self.address))
            .finish()
    }
}

/// One of the goods in an escrow delivery, for Welcome Payments.
#[derive(Clone, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EscrowLogisProductsAnnotation {
    /// The shop's id of the goods.
    pub id: String,
    /// What the goods are called.
    pub name: String,
    /// The shop's stock code of the goods.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The price of one piece, in whole units of the currency.
    pub amount: crate::Amount,
    /// The currency of the price; `KRW` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<super::Currency>,
    /// How many pieces; 1 when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i64>,
    /// The kind of goods, such as books or furniture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
}

impl EscrowLogisProductsAnnotation {
    /// Starts one; [`build`](builder::EscrowLogisProductsAnnotation::build) ends it.
    pub fn builder() -> builder::EscrowLogisProductsAnnotation {
        builder::EscrowLogisProductsAnnotation::default()
    }
}

impl std::fmt::Debug for EscrowLogisProductsAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EscrowLogisProductsAnnotation")
            .field("id", &self.id)
            .field("name", &self.name)
            .field("code", &self.code)
            .field("amount", &self.amount)
            .field("currency", &self.currency)
            .field("quantity", &self.quantity)
            .field("tag", &self.tag)
            .finish()
    }
}

/// Builders of this family's nested request models.
pub(super) mod builder {
    /// Builder of [`EscrowLogisFormedAddress`](crate::types::EscrowLogisFormedAddress).
    #[must_use = "the object is made by `build()`"]
    #[derive(Clone, Default)]
    pub struct EscrowLogisFormedAddress {
        address_line_1: Option<String>,
        address_line_2: Option<String>,
    }

    impl EscrowLogisFormedAddress {
        /// The street address, or the lot number address.
        ///
        /// [*Personal.*](crate::types#marks)
        ///
        /// Gateways that require it: `smartro_v2`.
        pub fn address_line_1(mut self, value: impl Into<String>) -> Self {
            self.address_line_1 = Some(value.into());
            self
        }

        /// The rest of the address, such as building, block and flat.
        ///
        /// [*Personal.*](crate::types#marks)
        ///
        /// Gateways that require it: `smartro_v2`.
        pub fn address_line_2(mut self, value: impl Into<String>) -> Self {
            self.address_line_2 = Some(value.into());
            self
        }

        /// Makes the object.
        ///
        /// # Errors
        /// A required field was not set, or a value is beyond what may be sent. Nothing was sent.
        pub fn build(
            self,
        ) -> Result<crate::types::EscrowLogisFormedAddress, crate::Error> {
            let Self { address_line_1, address_line_2 } = self;
            Ok(crate::types::EscrowLogisFormedAddress {
                address_line_1,
                address_line_2,
            })
        }
    }

    impl std::fmt::Debug for EscrowLogisFormedAddress {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            crate::runtime::debug_names(
                f,
                "EscrowLogisFormedAddress",
                &[
                    ("address_line_1", self.address_line_1.is_some()),
                    ("address_line_2", self.address_line_2.is_some()),
                ],
            )
        }
    }

    /// Builder of [`EscrowLogisSenderAnnotation`](crate::types::EscrowLogisSenderAnnotation).
    #[must_use = "the object is made by `build()`"]
    #[derive(Clone, Default)]
    pub struct EscrowLogisSenderAnnotation {
        name: Option<String>,
        tel: Option<String>,
        addr: Option<String>,
        postcode: Option<String>,
        relationship: Option<String>,
        formed_address: Option<crate::types::EscrowLogisFormedAddress>,
    }

    impl EscrowLogisSenderAnnotation {
        /// The name of the sender.
        ///
        /// [*Personal.*](crate::types#marks)
        ///
        /// Gateways that require it: `html5_inicis`, `smartro_v2`.
        pub fn name(mut self, value: impl Into<String>) -> Self {
            self.name = Some(value.into());
            self
        }

        /// The telephone number of the sender.
        ///
        /// [*Personal.*](crate::types#marks)
        ///
        /// Gateways that require it: `html5_inicis`, `smartro_v2`.
        pub fn tel(mut self, value: impl Into<String>) -> Self {
            self.tel = Some(value.into());
            self
        }

        /// The postal address of the sender in one line.
        ///
        /// [*Personal.*](crate::types#marks)
        ///
        /// Gateways that require it: `html5_inicis`.
        pub fn addr(mut self, value: impl Into<String>) -> Self {
            self.addr = Some(value.into());
            self
        }

        /// The postcode of the sender.
        ///
        /// [*Personal.*](crate::types#marks)
        ///
        /// Gateways that require it: `html5_inicis`, `smartro_v2`.
        pub fn postcode(mut self, value: impl Into<String>) -> Self {
            self.postcode = Some(value.into());
            self
        }

        /// How the one who registers the delivery is related to the sender, for instance `본인` for the same
        /// person.
        ///
        /// Gateways that require it: `daou`.
        pub fn relationship(mut self, value: impl Into<String>) -> Self {
            self.relationship = Some(value.into());
            self
        }

        /// The postal address of the sender in two lines.
        ///
        /// Gateways that require it: `smartro_v2`.
        pub fn formed_address(
            mut self,
            value: impl Into<crate::types::EscrowLogisFormedAddress>,
        ) -> Self {
            self.formed_address = Some(value.into());
            self
        }

        /// Makes the object.
        ///
        /// # Errors
        /// A required field was not set, or a value is beyond what may be sent. Nothing was sent.
        pub fn build(
            self,
        ) -> Result<crate::types::EscrowLogisSenderAnnotation, crate::Error> {
            let Self { name, tel, addr, postcode, relationship, formed_address } = self;
            Ok(crate::types::EscrowLogisSenderAnnotation {
                name,
                tel,
                addr,
                postcode,
                relationship,
                formed_address,
            })
        }
    }

    impl std::fmt::Debug for EscrowLogisSenderAnnotation {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            crate::runtime::debug_names(
                f,
                "EscrowLogisSenderAnnotation",
                &[
                    ("name", self.name.is_some()),
                    ("tel", self.tel.is_some()),
                    ("addr", self.addr.is_some()),
                    ("postcode", self.postcode.is_some()),
                    ("relationship", self.relationship.is_some()),
                    ("formed_address", self.formed_address.is_some()),
                ],
            )
        }
    }

    /// Builder of [`EscrowLogisReceiverAnnotation`](crate::types::EscrowLogisReceiverAnnotation).
    #[must_use = "the object is made by `build()`"]
    #[derive(Clone, Default)]
    pub struct EscrowLogisReceiverAnnotation {
        name: Option<String>,
        tel: Option<String>,
        addr: Option<String>,
        postcode: Option<String>,
        formed_address: Option<crate::types::EscrowLogisFormedAddress>,
    }

    impl EscrowLogisReceiverAnnotation {
        /// The name of the recipient.
        ///
        /// [*Personal.*](crate::types#marks)
        ///
        /// Gateways that require it: `html5_inicis`, `smartro_v2`.
        pub fn name(mut self, value: impl Into<String>) -> Self {
            self.name = Some(value.into());
            self
        }

        /// The telephone number of the recipient.
        ///
        /// [*Personal.*](crate::types#marks)
        ///
        /// Gateways that require it: `html5_inicis`, `smartro_v2`.
        pub fn tel(mut self, value: impl Into<String>) -> Self {
            self.tel = Some(value.into());
            self
        }

        /// The postal address of the recipient in one line.
        ///
        /// [*Personal.*](crate::types#marks)
        ///
        /// Gateways that require it: `html5_inicis`.
        pub fn addr(mut self, value: impl Into<String>) -> Self {
            self.addr = Some(value.into());
            self
        }

        /// The postcode of the recipient.
        ///
        /// [*Personal.*](crate::types#marks)
        ///
        /// Gateways that require it: `html5_inicis`, `smartro_v2`.
        pub fn postcode(mut self, value: impl Into<String>) -> Self {
            self.postcode = Some(value.into());
            self
        }

        /// The postal address of the recipient in two lines.
        ///
        /// Gateways that require it: `smartro_v2`.
        pub fn formed_address(
            mut self,
            value: impl Into<crate::types::EscrowLogisFormedAddress>,
        ) -> Self {
            self.formed_address = Some(value.into());
            self
        }

        /// Makes the object.
        ///
        /// # Errors
        /// A required field was not set, or a value is beyond what may be sent. Nothing was sent.
        pub fn build(
            self,
        ) -> Result<crate::types::EscrowLogisReceiverAnnotation, crate::Error> {
            let Self { name, tel, addr, postcode, formed_address } = self;
            Ok(crate::types::EscrowLogisReceiverAnnotation {
                name,
                tel,
                addr,
                postcode,
                formed_address,
            })
        }
    }

    impl std::fmt::Debug for EscrowLogisReceiverAnnotation {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            crate::runtime::debug_names(
                f,
                "EscrowLogisReceiverAnnotation",
                &[
                    ("name", self.name.is_some()),
                    ("tel", self.tel.is_some()),
                    ("addr", self.addr.is_some()),
                    ("postcode", self.postcode.is_some()),
                    ("formed_address", self.formed_address.is_some()),
                ],
            )
        }
    }

    /// Builder of [`EscrowLogisInfoAnnotation`](crate::types::EscrowLogisInfoAnnotation).
    #[must_use = "the object is made by `build()`"]
    #[derive(Clone, Default)]
    pub struct EscrowLogisInfoAnnotation {
        company: Option<crate::types::Courier>,
        invoice: Option<String>,
        sent_at: Option<crate::UnixTime>,
        receiving_at: Option<String>,
        address: Option<String>,
    }

    impl EscrowLogisInfoAnnotation {
        /// The carrier.
        pub fn company(mut self, value: impl Into<crate::types::Courier>) -> Self {
            self.company = Some(value.into());
            self
        }

        /// The carrier's tracking number.
        pub fn invoice(mut self, value: impl Into<String>) -> Self {
            self.invoice = Some(value.into());
            self
        }

        /// When the goods were sent, in epoch seconds.
        pub fn sent_at(mut self, value: impl Into<crate::UnixTime>) -> Self {
            self.sent_at = Some(value.into());
            self
        }

        /// The day on which the goods arrive, as `YYYYMMDD`.
        ///
        /// Gateways that require it: `daou`.
        ///
        /// *Assumed:* The vendor gives the example YYYYMMDD in one text and calls it an epoch time in another;
        /// the field is text.
        pub fn receiving_at(mut self, value: impl Into<String>) -> Self {
            self.receiving_at = Some(value.into());
            self
        }

        /// The address that the goods are sent to.
        ///
        /// [*Personal.*](crate::types#marks)
        ///
        /// Gateways that require it: `daou`.
        ///
        /// *Assumed:* The vendor's words say only address of the dispatch, which may also be where the goods
        /// leave from.
        pub fn address(mut self, value: impl Into<String>) -> Self {
            self.address = Some(value.into());
            self
        }

        /// Makes the object, or names every required field that was not set.
        ///
        /// # Errors
        /// A required field was not set, or a value is beyond what may be sent. Nothing was sent.
        pub fn build(
            self,
        ) -> Result<crate::types::EscrowLogisInfoAnnotation, crate::Error> {
            let missing: Vec<&str> = [
                ("company", self.company.is_some()),
                ("invoice", self.invoice.is_some()),
                ("sent_at", self.sent_at.is_some()),
            ]
                .into_iter()
                .filter(|(_, set)| !set)
                .map(|(name, _)| name)
                .collect();
            let Self { company, invoice, sent_at, receiving_at, address } = self;
            let sent_at = crate::runtime::time("sent_at", sent_at, 0, 9_999_999_999)?;
            let (Some(company), Some(invoice), Some(sent_at)) = (
                company,
                invoice,
                sent_at,
            ) else {
                return Err(
                    crate::runtime::missing("EscrowLogisInfoAnnotation", &missing),
                );
            };
            Ok(crate::types::EscrowLogisInfoAnnotation {
                company,
                invoice,
                sent_at,
                receiving_at,
                address,
            })
        }
    }

    impl std::fmt::Debug for EscrowLogisInfoAnnotation {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            crate::runtime::debug_names(
                f,
                "EscrowLogisInfoAnnotation",
                &[
                    ("company", self.company.is_some()),
                    ("invoice", self.invoice.is_some()),
                    ("sent_at", self.sent_at.is_some()),
                    ("receiving_at", self.receiving_at.is_some()),
                    ("address", self.address.is_some()),
                ],
            )
        }
    }

    /// Builder of [`EscrowLogisProductsAnnotation`](crate::types::EscrowLogisProductsAnnotation).
    #[must_use = "the object is made by `build()`"]
    #[derive(Clone, Default)]
    pub struct EscrowLogisProductsAnnotation {
        id: Option<String>,
        name: Option<String>,
        code: Option<String>,
        amount: Option<crate::Amount>,
        currency: Option<crate::types::Currency>,
        quantity: Option<i64>,
        tag: Option<String>,
    }

    impl EscrowLogisProductsAnnotation {
        /// The shop's id of the goods.
        pub fn id(mut self, value: impl Into<String>) -> Self {
            self.id = Some(value.into());
            self
        }

        /// What the goods are called.
        pub fn name(mut self, value: impl Into<String>) -> Self {
            self.name = Some(value.into());
            self
        }

        /// The shop's stock code of the goods.
        pub fn code(mut self, value: impl Into<String>) -> Self {
            self.code = Some(value.into());
            self
        }

        /// The price of one piece, in whole units of the currency.
        pub fn amount(mut self, value: impl Into<crate::Amount>) -> Self {
            self.amount = Some(value.into());
            self
        }

        /// The currency of the price; `KRW` when left out.
        pub fn currency(mut self, value: impl Into<crate::types::Currency>) -> Self {
            self.currency = Some(value.into());
            self
        }

        /// How many pieces; 1 when left out.
        pub fn quantity(mut self, value: i64) -> Self {
            self.quantity = Some(value);
            self
        }

        /// The kind of goods, such as books or furniture.
        pub fn tag(mut self, value: impl Into<String>) -> Self {
            self.tag = Some(value.into());
            self
        }

        /// Makes the object, or names every required field that was not set.
        ///
        /// # Errors
        /// A required field was not set, or a value is beyond what may be sent. Nothing was sent.
        pub fn build(
            self,
        ) -> Result<crate::types::EscrowLogisProductsAnnotation, crate::Error> {
            let missing: Vec<&str> = [
                ("id", self.id.is_some()),
                ("name", self.name.is_some()),
                ("amount", self.amount.is_some()),
            ]
                .into_iter()
                .filter(|(_, set)| !set)
                .map(|(name, _)| name)
                .collect();
            let Self { id, name, code, amount, currency, quantity, tag } = self;
            let (Some(id), Some(name), Some(amount)) = (id, name, amount) else {
                return Err(
                    crate::runtime::missing("EscrowLogisProductsAnnotation", &missing),
                );
            };
            Ok(crate::types::EscrowLogisProductsAnnotation {
                id,
                name,
                code,
                amount,
                currency,
                quantity,
                tag,
            })
        }
    }

    impl std::fmt::Debug for EscrowLogisProductsAnnotation {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            crate::runtime::debug_names(
                f,
                "EscrowLogisProductsAnnotation",
                &[
                    ("id", self.id.is_some()),
                    ("name", self.name.is_some()),
                    ("code", self.code.is_some()),
                    ("amount", self.amount.is_some()),
                    ("currency", self.currency.is_some()),
                    ("quantity", self.quantity.is_some()),
                    ("tag", self.tag.is_some()),
                ],
            )
        }
    }
}
