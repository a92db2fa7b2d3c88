//! The words that people shorten in addresses, per language.
//!
//! An entry is a mark, what is written, `=`, what is kept. The marks: `-` a word of a street's or town's name, `^` the first word
//! of a street's name, `*` the end of its last word, `+` a word behind the house number, `!` all before the number of a
//! post-office box, `#` a word that only says that a number follows. Where what is written ends in a full stop, the word must
//! have one. Either form may be the one that is kept: nobody reads it. What could be two different words (`V.`: Vester or Vestre; `v.d.`)
//! is left alone: two keys for one customer are seen and mended, one key for two are not.
//!
//! Sources, seen 2026-11: Danmarks Adresser, "Adressedata" (etagebetegnelse, dørbetegnelse); Kartverket, "Adresseringsveileder";
//! PostNord, "Skriv rätt adress"; Posti, "Osoitteen merkitseminen"; NEN 5825 and PostNL, "Adresseren"; bpost, "Adressering";
//! La Poste, AFNOR NF Z10-011 and its list of short forms; DIN 5008; Österreichische Post, "Richtig adressieren".

use crate::text::cut;

/// Countries, and what is written there; what counts most comes first.
static LISTS: &[(&str, &str)] = &[
    (
        "DKFOGL",
        "-gammel=gl -gamle=gl -nordre=ndr -soendre=sdr -soender=sdr -noerre=nr -store=st -lille=ll -sankt=sct -skt=sct -sct=sct \
         -kongens=kgs -kbh=koebenhavn *v.=vej *g.=gade *pl.=plads *al.=alle *allee=alle *str.=straede +sal= +etage= +doer= +stuen=st \
         +stue=st +kaelder=kl +kld=kl +til= +for= +venstre=tv +hoejre=th +midt=mf +lejlighed=lejl ",
    ),
    (
        "NOSJ",
        "-gamle=gml -gammel=gml -nordre=ndr -soendre=sdr *veien=vei *vegen=vei *veg=vei *vn.=vei *v.=vei *gata=gate *gaten=gate \
         *gt=gate *g.=gate *pl.=plass +leilighet= +leil= +etasje=etg ",
    ),
    ("FIAX", "^p.=pohjoinen ^e.=etelaeinen *k.=katu *t.=tie +asunto= +as= +bostad= +bst= +porras= +rappu= !pl=po "),
    (
        "SEFIAX",
        "-sankta=sta -norra=na -soedra=sa -oestra=oea -vaestra=va -lilla=la ^n.=na ^s.=sa ^oe.=oea ^v.=va *gatan=gat *gata=gat \
         *g.=gat *vaegen=vaeg *v.=vaeg +laegenhet= +lgh= +trappor=tr ",
    ),
    ("BE", "+bus=/ +boite=/ +bte=/ +bt=/ +box=/ "),
    (
        "FRMCBELUCH",
        "-marechal=mal -commandant=cdt -colonel=col -capitaine=cne -faubourg=fg -fbg=fg ^r=rue ^pl=place ^imp=impasse ^all=allee \
         ^che=chemin ^chem=chemin ^sq=square ^rte=route ^crs=cours ^pas=passage ^res=residence ^lot=lotissement ^chee=chaussee ^q=quai \
         +appartement=apt +appt=apt +app=apt +apt=apt +batiment=bat +bat=bat +escalier=esc +esc=esc +etage=etg +et=etg +porte=pte \
         +residence=res +boite=bte +bte=bte +eme=e +er=e ",
    ),
    (
        "NLBE",
        "-burgemeester=burg -meester=mr -dominee=ds -ingenieur=ir -pastoor=past -kardinaal=kard -nieuwe=nw -eerste=1e -tweede=2e \
         -derde=3e -sgravenhage=denhaag -shertogenbosch=denbosch *straat=str *stw.=steenweg *laan=ln *plein=pln *pl.=pln *w.=weg \
         *gr.=gracht *kd.=kade +hoog= +hg= +huis=hs +appartement=apt +app=apt +appt=apt +verdieping=verd ",
    ),
    (
        "DEATLICHLU",
        "-grosse=gr -grosser=gr -kleine=kl -kleiner=kl -strasse=str *strasse=str *pl.=platz *g.=gasse +wohnung=whg +etage=etg \
         +obergeschoss=og +stiege= +stg= +top= +tuer= ",
    ),
    (
        "",
        "-saint=st -sint=st -sankt=st -sct=st -skt=st -sainte=ste -docteur=dr -doctor=dr -doktor=dr -dokter=dr -professeur=prof \
         -professor=prof -president=pres -pdt=pres -general=gen -generaal=gen -gal=gen -boulevard=bd -blvd=bd -bld=bd -boul=bd \
         -bvd=bd -avenue=av -ave=av *boulevard=bd *blvd=bd +postboks=po +postbus=po +postfach=po +bp=po !postboks=po !postbox=po \
         !postbus=po !postfach=po !postilokero=po !boks=po !box=po !pobox=po !bp=po !pb=po !boitepostale=po !casepostale=po \
         #nr=# #no=# #num=# #numero=# #nummer=# ",
    ),
];

/// Whether a row of country codes holds one.
pub(super) fn lists(countries: &str, country: &str) -> bool {
    countries.as_bytes().chunks_exact(2).any(|code| code == country.as_bytes())
}

/// What is kept of a `word` that an entry with this `mark` is about: so many bytes of its own, then a text.
pub(super) fn kept(country: &str, mark: u8, word: &str, is_dotted: bool) -> Option<(usize, &'static str)> {
    for (countries, list) in LISTS {
        let mut rest = *list;
        if !countries.is_empty() && !lists(countries, country) {
            continue;
        }
        while let Some((entry, tail)) = cut(rest, b' ') {
            rest = tail;
            if let Some((written, kept)) = cut(entry, b'=')
                && let Some((of, written)) = written.as_bytes().split_first()
                && *of == mark
            {
                let bare = written.strip_suffix(b".");
                let written = bare.unwrap_or(written);
                let own = word.len().wrapping_sub(written.len());
                if (is_dotted || bare.is_none()) && word.as_bytes().ends_with(written) && (own == 0 || mark == b'*') {
                    return Some((own, kept));
                }
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
        assert_eq!(kept("DK", b'*', "vesterg", false), None);
        assert_eq!(kept("DE", b'*', "vesterg", true), Some((6, "gasse")));
        assert_eq!(kept("DK", b'-', "gammel", false), Some((0, "gl")));
        assert_eq!(kept("DK", b'+', "gammel", false), None);
    }

    #[test]
    fn what_is_kept_is_kept_when_it_is_typed() {
        for (countries, list) in LISTS {
            for country in countries.as_bytes().chunks(2).map(|code| std::str::from_utf8(code).unwrap_or_default()) {
                for entry in list.split_ascii_whitespace() {
                    let (_, text) = entry.split_once('=').unwrap_or_default();
                    let again = kept(country, entry.as_bytes()[0], text, false);
                    assert!(again.is_none_or(|(_, kept)| kept == text || kept == "/"), "{country}: {entry}");
                }
            }
        }
    }
}
