/**
 * Words that stand in titles for themselves far more often than for somebody. A name made only of them is believed
 * only where a name is expected. English, because most file names are; a name in another language that is missing
 * here is merely believed more easily.
 */
export const everydayWords: ReadonlySet<string> = new Set(
  `a about above across after again air all alley along always amber an and angel animal apple apron april arch
  archive around art ash at attic august autumn away baby back bag baker balcony ball band bank bar bath bay beach
  bear beautiful bed bee bell bench berry best bicycle big bird birth birthday black blossom blue board boat body
  book boots border bottle bowl box boy branch bread break brick bridge bright bring broken brook brother brown
  bud building bus bush butter by cabin cafe cake call camp candle candy canvas captain car card castle cat cedar
  chair chance change chapel chapter charm charity chase cherry chest child china chocolate church circle city class
  classic clay clean clear cliff clock cloud clover club coast coat coffee cold collection college color colour
  come cook cool copper coral corner cotton country couple course court cove cream creek crimson cross crown
  crystal cup daisy dance dark dawn day days dear december deep deer delight desert desk destiny diamond dinner dish
  dock dog door double down dream dress drift drive drop dry duke dune dust early earth east easy echo eden edge
  eight ember emerald empty end engine evening ever every eye face factory fair faith falcon fall family far farm
  fashion fast father fawn feather february felt fence fern ferry festival field fig film fire first fish five flame
  flat flight floor flora flower flying fog folk food for forest fortune fountain four fox free fresh friday friend
  frost fruit full game garden gate gem gentle ghost gift ginger girl glass glory glow go gold golden good grace grand
  grass gray great green grey grove guest guitar half hall hand happy harbor harbour hard harmony harvest hat haven
  hawk hazel head heart hearts heat heather heaven hedge heavy hidden high hill his history holiday holly home honey
  hope horizon horse hot hotel hour hours house hunter ice in indigo inn iris iron island it ivory ivy jade january
  jasmine jewel journey joy juice july june jungle juniper just karma kestrel key kind king kiss kitchen kite kitten
  knight lace ladder lady lake lamp land lane lantern large last late laurel lavender lawn leaf legend lemon letter
  liberty life light lighthouse lights lilac lily lime line lion little live lodge long lost lotus love lovely low
  luck lucky luna lunch magic magnolia mail maple march marigold market mask master may me meadow meeting melody
  memory mercury mercy merry middle midnight milk mill mint minute mirror mist model moment monday money moon moor
  morning moss mother motion mountain mouse mouth movie music my mystery narrow nature near new next nice night nine
  noble noon north nova november now oak oasis ocean october of off old olive on one only onyx opal open orange
  orchard orchid our out outdoors over owl page paint painted palace palm paper parade paradise park party pass
  path patience peace peach peak pear pearl pebble pen people pepper perfect petal phoenix photo piano picnic picture
  pilot pine pink place plain planet plate play plaza plum pocket poem point pond pool poppy port post pot prairie
  pretty prince princess prize pure purple quarter queen quest quick quiet rabbit race radio rail railway rain rainbow
  raven read ready real rebel red reed reef rest return ride ring rise river road robin rock roof room rooftop rope
  rose rosemary rough round row royal ruby rum run rush saffron sage sail sailor salt same sand sapphire satin saturday
  savannah scarlet school sea season second secret september serenity seven shade shadow shallow shape she shed shelf
  shell shine ship shoe shop shore short show side sign signal silent silk silver simple singer sister six sixth sky
  sleep slow small smile smoke snow soft some song soul sound south space spark sparrow special spice spirit spring
  square stable stage stair stairs star stars start state static station stay steam steel stella step still stone
  store storm story stove straw stream street string studio style sugar suit summer sun sunday sunny sunrise sunset
  super surprise swan sweet swift table tale talk tall tea team temple ten tent test the thing third thirteen three
  thunder thursday tide tiger time tin today tomorrow tower town track trail train travel treasure tree trinity trip
  true trust truth tuesday tulip turn twelve twin two under up upper valley vale vanilla velour velvet venus verse vine
  vintage violet violin virtue vision visit voice walk wall war warm water wave way we wedding wednesday week west
  white whole wide wild will willow wind window wine wing winter wish with wolf wonder wood work workshop world
  yard year yellow yes young zen zero`.split(/\s+/),
);
