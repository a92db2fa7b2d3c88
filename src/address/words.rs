//! The words that people shorten in addresses, per language.
//!
//! An entry is what is written, `=`, what is kept. The mark of its list says what it is about: `-` a word of a street's or
//! town's name, `^` the first word of a street's name, `*` the end of its last word, `+` a word behind the house number, `!` all
//! before the number of a post-office box, `#` a word that only says that a number follows, `~` the name of a saint (`St. Pauls
//! Gade`, where `St.` is Store elsewhere). A floor, a door and a staircase that a bare number may stand for, or not, are kept as
//! `..`, `<` and `>`, until `text` decides. Where what is written ends in a full stop, the word must have one. Either form may be the one that is kept: nobody reads it.
//!
//! What could be two different words (`V.`: Vester or Vestre; `v.d.`) is left alone: two keys for one customer are seen and mended,
//! one key for two are not. What grammar decides (Storgata, Storgaten) is made one: names that nearly sound the same are
//! not given twice within a postcode.
//!
//! Sources, seen 2026-11: Danmarks Adresser, "Regler og vejledning: Adresser" (floor and door; names within a postcode); bpost, "Het
//! adres volgens de wet" (royal decree of 2014-04-24, art. 34: bus, boîte, bte, box); De Post, "Gebruik van afkortingen" (str., ln., pl.,
//! Burg., Gen., Dr., Ir.); La Poste, "La voie (ligne 4)", after AFNOR NF Z10-011 (a letter B may be a house or `bis`: left apart). The
//! rest is common usage, of which no post has a list that binds.

use crate::text::cut;

/// Countries, a mark, and what is written there; what counts most comes first.
static LISTS: &[(&str, u8, &str)] = &[
    (
        "DKFOGL",
        b'-',
        "gammel=gl gamle=gl nordre=ndr soendre=sdr soender=sdr noerre=nr store=st lille=ll sankt=sct skt=sct \
         sct=sct kongens=kgs kbh=koebenhavn ",
    ),
    (
        "DKFOGL",
        b'*',
        "v.=vej g.=gade sterg=stergade nderg=ndergade rreg=rregade sg=sgade pl.=plads al.=alle allee=alle str.=straede ",
    ),
    (
        "DKFOGL",
        b'+',
        "sal=.. etage=.. doer=< stuen=st stue=st kaelder=kl kld=kl til= for= venstre=tv hoejre=th midt=mf \
         midtfor=mf lejlighed=lejl ",
    ),
    ("DKFOGL", b'~', "annae= hans= jakobs= joergens= knuds= mikkels= nikolaj= olufs= pauls= peders= "),
    ("NOSJ", b'-', "gamle=gml gammel=gml nordre=ndr soendre=sdr "),
    (
        "NOSJ",
        b'*',
        "veien=vei vegen=vei veg=vei vn.=vei dvn=dvei evn=evei gvn=gvei lvn=lvei nvn=nvei rvn=rvei svn=svei v.=vei gata=gate gaten=gate gt=gate g.=gate pl.=plass ",
    ),
    ("NOSJ", b'+', "leilighet= leil= etasje=etg "),
    ("FIAX", b'^', "p.=pohjoinen e.=etelaeinen "),
    ("FIAX", b'*', "k.=katu t.=tie "),
    ("FIAX", b'+', "asunto= as= bostad= bst= porras=> rappu=> "),
    ("FIAX", b'!', "pl=po "),
    ("SEFIAX", b'-', "sankta=sta norra=na soedra=sa oestra=oea vaestra=va lilla=la "),
    ("SEFIAX", b'^', "n.=na s.=sa oe.=oea v.=va "),
    ("SEFIAX", b'*', "gatan=gat gata=gat g.=gat sg=sgat vaegen=vaeg v.=vaeg "),
    ("SEFIAX", b'+', "laegenhet= lgh= trappor=tr "),
    ("BE", b'+', "bus=/ boite=/ bte=/ bt=/ box=/ "),
    ("FRMCBELUCH", b'-', "marechal=mal commandant=cdt colonel=col capitaine=cne faubourg=fg fbg=fg "),
    (
        "FRMCBELUCH",
        b'^',
        "r=rue pl=place imp=impasse all=allee che=chemin chem=chemin sq=square rte=route crs=cours pas=passage \
         res=residence lot=lotissement chee=chaussee q=quai ",
    ),
    (
        "FRMCBELUCH",
        b'+',
        "appartement=apt appt=apt app=apt batiment=bat escalier=esc etage=etg et=etg \
         porte=pte residence=res boite=bte eme=e er=e ",
    ),
    (
        "NLBE",
        b'-',
        "burgemeester=burg meester=mr dominee=ds ingenieur=ir pastoor=past kardinaal=kard nieuwe=nw eerste=1e \
         tweede=2e derde=3e sgravenhage=denhaag shertogenbosch=denbosch \
         onze=o lieve=l stwg=steenweg ",
    ),
    ("NL", b'-', "ste=e "),
    ("NLBE", b'*', "straat=str stw.=steenweg stwg=steenweg laan=ln plein=pln pl.=pln w.=weg gr.=gracht kd.=kade "),
    ("NLBE", b'+', "hoog=.. hg=.. huis=hs appartement=apt app=apt appt=apt verdieping=verd "),
    (
        "DEATLICHLU",
        b'-',
        "grosse=gr grosser=gr kleine=kl kleiner=kl strasse=str \
         buergermeister=bgm ",
    ),
    ("DEATLICHLU", b'^', "pl.=platz "),
    ("DEATLICHLU", b'*', "strasse=str pl.=platz g.=gasse "),
    ("DEATLICHLU", b'+', "wohnung=whg etage=etg obergeschoss=og stiege=> stg=> top= tuer= "),
    (
        "",
        b'-',
        "saint=st sint=st sankt=st sct=st skt=st sainte=ste docteur=dr doctor=dr doktor=dr dokter=dr \
         professeur=prof professor=prof president=pres pdt=pres general=gen generaal=gen gal=gen boulevard=bd \
         blvd=bd bld=bd boul=bd bvd=bd avenue=av ave=av ",
    ),
    ("", b'*', "boulevard=bd blvd=bd "),
    ("", b'+', "postboks=po postbus=po postfach=po bp=po "),
    (
        "",
        b'!',
        "postboks=po postbox=po postbus=po postfach=po postilokero=po boks=po box=po pobox=po bp=po pb=po \
         boitepostale=po casepostale=po ",
    ),
    ("", b'#', "nr=# no=# num=# numero=# nummer=# "),
];

/// Whether a row of country codes holds one.
pub(super) fn lists(countries: &str, country: &str) -> bool {
    countries.as_bytes().chunks_exact(2).any(|code| code == country.as_bytes())
}

/// What is kept of a `word` that an entry with this `mark` is about: so many bytes of its own, then a text.
pub(super) fn kept(country: &str, mark: u8, word: &str, is_dotted: bool) -> Option<(usize, &'static str)> {
    for (countries, of, list) in LISTS {
        let mut rest = *list;
        if *of != mark || !(countries.is_empty() || lists(countries, country)) {
            continue;
        }
        while let Some((entry, tail)) = cut(rest, b' ') {
            rest = tail;
            let Some((written, kept)) = cut(entry, b'=') else { continue };
            let written = written.as_bytes();
            let bare = written.strip_suffix(b".");
            let written = bare.unwrap_or(written);
            let own = word.len().wrapping_sub(written.len());
            if (is_dotted || bare.is_none()) && word.as_bytes().ends_with(written) && (own == 0 || mark == b'*') {
                return Some((own, kept));
            }
            // Behind a house number what is kept is a word of its own.
            if mark == b'+' && word == kept {
                return Some((0, kept));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{LISTS, kept};

    #[test]
    fn an_entry_counts_in_its_place_and_with_its_full_stop() {
        assert_eq!(kept("DK", b'*', "vesterg", true), Some((6, "gade")));
        assert_eq!(kept("DK", b'*', "kirkeg", false), None);
        assert_eq!(kept("DK", b'*', "vesterg", false), Some((2, "stergade")));
        assert_eq!(kept("DE", b'*', "vesterg", true), Some((6, "gasse")));
        assert_eq!(kept("DK", b'-', "gammel", false), Some((0, "gl")));
        assert_eq!(kept("DK", b'+', "gammel", false), None);
    }

    #[test]
    fn what_is_kept_is_kept_when_it_is_typed() {
        for (countries, mark, list) in LISTS {
            for country in countries.as_bytes().chunks(2).map(|code| std::str::from_utf8(code).unwrap_or_default()) {
                for entry in list.split_ascii_whitespace() {
                    let (_, text) = entry.split_once('=').unwrap_or_default();
                    let again = kept(country, *mark, text, false);
                    assert!(again.is_none_or(|(_, kept)| kept == text || kept == "/"), "{country}: {entry}");
                }
            }
        }
    }
}
