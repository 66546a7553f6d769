/** Invented, neutral names. Nobody of these exists; a resemblance would be chance. */
export const FIRST_NAMES =
  `Mara Elin Torvald Isolde Bram Kestrel Odette Jonas Petra Lucan Sabine Anselm Freya Corin Talia Renée
Zoë Søren Álvaro Noémie Björn Ines Marek Liesl Dorian Wren Casimir Yara Emeric Halden Juno Leopold Nadja Orla Quentin Rosalind
Stellan Thea Ulrika Vesna Willa Xavi Ysolde Zdenka Ambrose Brigid Cosima Dagny Evander Fenna Gideon Hedda Ivo Jorunn Klara Linus
Mirela Nestor Ottilie Pavel Romy Sunniva Tiber Ursel`.split(/\s+/);

export const LAST_NAMES =
  `Velgaard Tarnow Ostrander Quillfeather Brandvold Castellane Dunmarrow Eskildsen Farrowgate Grindelund
Hallowell-Voss Ingerslev Jaspersen Kovarik Lindqvarn Marchetti-Oduya Nightingarn Ollenburg Pellworth Quistgard Ravenscar Solbakk
Thornquist Underhay Valmont-Reyes Wexcombe Yarrowby Zelenko Ashgrove Birkholt Cranmere Drosdow Elmsworth Fjeldmark Gantrell
Hjortvik Isenbach Jurado-Lenz Kilbrannan Lovengrad Mørkved Nádasdy Oakhanger Porthaven Rosskelly Stavanhjem Trevannion Uhlenbrock
Vintergarn Woolcombe Zwaan Ærsholm Bexhillow Corvanelle Dahlstrand Émeric-Roux Fennimarsh Gullholm`.split(
    /\s+/,
  );

/** Performers who go by one everyday word: a matcher that trusts every word is caught by them. */
export const EVERYDAY_NAMES = ['Summer', 'Ivy', 'Sky', 'Hope', 'Harmony', 'Amber'];

/** Short names that hide inside longer words of other files. */
export const SHORT_NAMES = [
  {
    name: 'Ann Lee',
    inside: ['Joann Leeward Harbour Walk', 'Susann Leeds by Night', 'Hannah Leeway Repairs'],
  },
  { name: 'Eva Rose', inside: ['Neva Rosegarden Tour', 'Geneva Roseland Fair'] },
  { name: 'Ari Stone', inside: ['Safari Stonehouse Weekend', 'Bari Stonecutters at Work'] },
  { name: 'Ned Marsh', inside: ['Tuned Marshland Radio', 'Abandoned Marshmallow Factory'] },
];

export const STUDIO_NETWORKS = [
  'Northlight Media',
  'Paper Lantern Group',
  'Harbor & Pine',
  'Meridian Works',
  'Tidewater Collective',
];
export const STUDIO_FIRST =
  `Golden Quiet Silver Hidden Open Copper Winter Velvet Second Little Blue Distant Paper Wild Amberlight
Crooked Lucky Northern Hollow Morning`.split(/\s+/);
export const STUDIO_SECOND =
  `Hour Harbor Orchard Meadow Signal Lantern Window Compass Avenue Kettle Bridge Canvas Garden Railway
Lighthouse Pocket Atlas Balcony`.split(/\s+/);
export const STUDIO_LAST = ['Films', 'Studio', 'Pictures', 'Originals', 'Tapes', 'House'];

export const TAG_STEMS =
  `outdoor indoor interview travel cooking cycling sailing garden kitchen workshop music dance portrait
landscape timelapse drone slow-motion black-and-white vintage documentary tutorial live rehearsal behind-the-scenes sunrise sunset
rain snow beach forest mountain river city harbor market train bicycle horse dog cat fireplace candlelight studio-light handheld
tripod close-up wide-angle monologue duet trio group-shot crowd festival picnic pottery painting reading yoga climbing swimming`
    .split(/\s+/)
    .map((stem) => stem.replaceAll('-', ' '));
export const TAG_FORMS = [
  '',
  'at night',
  'in summer',
  'in winter',
  'with friends',
  'series',
  'classic',
  'short',
];

export const TITLE_WORDS =
  `afternoon blue garden letters bridge window quiet coffee second river lantern evening copper stairs orchard
market bicycle rain station harvest mirror tuesday paper kite balcony north ferry winter cabin workshop painting dinner slow morning
postcard compass tower meadow violin rooftop harbor suitcase summer ivy sky hope amber`.split(/\s+/);
