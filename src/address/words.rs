//! The words that people shorten in addresses, per language.
//!
//! An entry is `written=meant`. A plain one is a word of a street's name, `^` the first word of it, `*` the end of the last one,
//! `+` a word behind the house number; behind a full stop in `written` only the shortened word with its full stop counts.
//! Either form may be the one that is kept: nobody reads it. What could be two different words (`V.`: Vester or Vestre; `v.d.`)
//! is left alone: two keys for one customer are seen and mended, one key for two are not.
//!
//! Sources, seen 2026-11: Danmarks Adresser, "Adressedata" (etagebetegnelse, dørbetegnelse); Kartverket, "Adresseringsveileder";
//! PostNord, "Skriv rätt adress"; Posti, "Osoitteen merkitseminen"; NEN 5825 and PostNL, "Adresseren"; bpost, "Adressering";
//! La Poste, AFNOR NF Z10-011 and its list of short forms; DIN 5008; Österreichische Post, "Richtig adressieren".

/// For every country. Kept short so that a Belgian street may be Flemish or French.
const ALL: &str = "saint=st sint=st sankt=st sct=st skt=st sainte=ste docteur=dr doctor=dr doktor=dr dokter=dr professeur=prof \
    professor=prof president=pres pdt=pres general=gen generaal=gen gal=gen boulevard=bd blvd=bd bld=bd boul=bd bvd=bd avenue=av \
    ave=av *boulevard=bd *blvd=bd +postboks=po +postbus=po +postfach=po +bp=po ";

const DANISH: &str = "gammel=gl gamle=gl nordre=ndr soendre=sdr soender=sdr noerre=nr store=st lille=ll sankt=sct skt=sct sct=sct \
    kongens=kgs kbh=koebenhavn *v.=vej *g.=gade *pl.=plads *al.=alle *allee=alle *str.=straede +sal= +etage= +doer= +stuen=st \
    +stue=st +kaelder=kl +kaelderen=kl +kld=kl +til= +for= +venstre=tv +hoejre=th +midt=mf +lejlighed=lejl ";

const NORWEGIAN: &str = "gamle=gml gammel=gml nordre=ndr soendre=sdr *veien=vei *vegen=vei *veg=vei *vn.=vei *v.=vei *gata=gate \
    *gaten=gate *gt=gate *g.=gate *pl.=plass +leilighet= +leil= +etasje=etg ";

const SWEDISH: &str = "sankta=sta norra=na soedra=sa oestra=oea vaestra=va lilla=la ^n.=na ^s.=sa ^oe.=oea ^v.=va *gatan=gat \
    *gata=gat *g.=gat *vaegen=vaeg *v.=vaeg +laegenhet= +lgh= +trappor=tr +uppgaang=uppg ";

const FINNISH: &str = "^p.=pohjoinen ^e.=etelaeinen ^it.=itaeinen ^laent.=laentinen *k.=katu *t.=tie +asunto= +as= +bostad= +bst= \
    +porras= +rappu= ";

const DUTCH: &str = "burgemeester=burg meester=mr dominee=ds ingenieur=ir pastoor=past kardinaal=kard nieuwe=nw eerste=1e tweede=2e \
    derde=3e vierde=4e sgravenhage=denhaag shertogenbosch=denbosch *straat=str *stw.=steenweg *laan=ln *plein=pln *pl.=pln *w.=weg \
    *gr.=gracht *sngl=singel *kd.=kade +hoog= +hg= +huis=hs +appartement=apt +app=apt +appt=apt +verdieping=verd ";

const BELGIAN: &str = "+bus=/ +boite=/ +bte=/ +bt=/ +box=/ ";

const FRENCH: &str = "marechal=mal commandant=cdt colonel=col capitaine=cne lieutenant=lt faubourg=fg fbg=fg ^r=rue ^pl=place \
    ^imp=impasse ^all=allee ^che=chemin ^chem=chemin ^sq=square ^rte=route ^crs=cours ^pas=passage ^pass=passage ^res=residence \
    ^lot=lotissement ^chee=chaussee ^q=quai +appartement=apt +appt=apt +app=apt +batiment=bat +escalier=esc +etage=etg +et=etg \
    +porte=pte +residence=res +boite=bte +esc=esc +bat=bat +apt=apt +bte=bte +eme=e +er=e +ere=e ";

const GERMAN: &str = "grosse=gr grosser=gr grosses=gr kleine=kl kleiner=kl kleines=kl strasse=str *strasse=str *pl.=platz *g.=gasse \
    +wohnung=whg +etage=etg +obergeschoss=og +erdgeschoss=eg +stiege= +stg= +top= +tuer= ";

/// The lists of a country, the one that counts most first.
pub(super) fn of(country: &str) -> [&'static str; 4] {
    let [first, second, third] = match country {
        "DK" | "FO" | "GL" => [DANISH, "", ""],
        "NO" | "SJ" => [NORWEGIAN, "", ""],
        "SE" => [SWEDISH, "", ""],
        "FI" | "AX" => [FINNISH, SWEDISH, ""],
        "NL" => [DUTCH, "", ""],
        "BE" => [BELGIAN, FRENCH, DUTCH],
        "FR" | "MC" => [FRENCH, "", ""],
        "LU" | "CH" => [FRENCH, GERMAN, ""],
        "DE" | "AT" | "LI" => [GERMAN, "", ""],
        _ => ["", "", ""],
    };
    [first, second, third, ALL]
}

/// Where in a street's name a word may stand to be meant by an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Any = 0,
    First = b'^' as isize,
    End = b'*' as isize,
    Behind = b'+' as isize,
}

/// What is meant by `word`: how much of it stays, and what follows that.
pub(super) fn meant(
    lists: &[&'static str],
    place: Place,
    word: &str,
    is_dotted: bool,
) -> Option<(usize, &'static str)> {
    for list in lists {
        let mut rest = *list;
        while let Some((entry, tail)) = crate::text::cut(rest, b' ') {
            rest = tail;
            let (place_of, entry) = match entry.as_bytes().first() {
                Some(mark @ (b'^' | b'*' | b'+')) => (*mark as isize, entry.get(1..).unwrap_or_default()),
                _ => (0, entry),
            };
            let Some((written, meant)) = crate::text::cut(entry, b'=') else { continue };
            let (written, needs_dot) = written.strip_suffix('.').map_or((written, false), |word| (word, true));
            if place_of != place as isize || (needs_dot && !is_dotted) {
                continue;
            }
            let stays = word.len().wrapping_sub(written.len());
            if word.ends_with(written) && (stays == 0 || place == Place::End) {
                return Some((stays, meant));
            }
        }
    }
    None
}

/// Names of a post-office box: everything before its number.
pub(super) fn is_post_box(name: &str, country: &str) -> bool {
    matches!(
        name,
        "po" | "pobox"
            | "postboks"
            | "postbox"
            | "postbus"
            | "postfach"
            | "postilokero"
            | "boks"
            | "box"
            | "bp"
            | "pb"
            | "boitepostale"
            | "casepostale"
    ) || (name == "pl" && matches!(country, "FI" | "AX"))
}

/// Words that only say that a number follows.
pub(super) fn is_number_sign(word: &str) -> bool {
    matches!(word, "nr" | "no" | "num" | "numero" | "nummer")
}

#[cfg(test)]
mod tests {
    use super::{Place, meant, of};

    #[test]
    fn an_entry_counts_in_its_place_and_with_its_full_stop() {
        let danish = of("DK");
        assert_eq!(meant(&danish, Place::End, "vesterg", true), Some((6, "gade")));
        assert_eq!(meant(&danish, Place::End, "vesterg", false), None);
        assert_eq!(meant(&danish, Place::Any, "gammel", false), Some((0, "gl")));
        assert_eq!(meant(&danish, Place::Behind, "gammel", false), None);
    }

    #[test]
    fn what_is_meant_means_itself() {
        for country in ["DK", "NO", "SE", "FI", "NL", "BE", "FR", "LU", "DE", "GB"] {
            let lists = of(country);
            for entry in lists.iter().flat_map(|list| list.split_ascii_whitespace()) {
                let place = match entry.as_bytes()[0] {
                    b'^' => Place::First,
                    b'*' => Place::End,
                    b'+' => Place::Behind,
                    _ => Place::Any,
                };
                let (_, kept) = entry.split_once('=').unwrap_or_default();
                let again = meant(&lists, place, kept, false);
                assert!(again.is_none_or(|(_, meant)| meant == kept), "{country}: {entry}");
            }
        }
    }
}
