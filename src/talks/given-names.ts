/**
 * Common given names of many countries, folded to lower case and without accents. A capitalised run that begins with
 * one is a person where grammar leaves it open: `Ada Park: Title`, `Ada Park, Bo Ek`.
 */
const NAMES = `
aaron abby abdul abel abigail abraham adam adele adil adrian adriana agata agnes agnieszka ahmed aida aisha akira alain alan alba albert
alberto aldo alejandra alejandro aleksandr aleksandra alena alessandra alessandro alessia alex alexander alexandra alexandre alexei alexey alexis alfonso alfred alfredo ali alice alicia
alina alison allison alvaro amanda amaya amber amelia amelie amina amir amit amy ana anastasia anders andre andrea andreas andrei andrej andres andrew andrey andrii andrzej andy
angel angela angelo angie anil anita anja anjali ankit ankur ann anna anne annette annie anthony antoine anton antonia antonio anu aoife april aria ariel arjun armando arnaud arne arnold artem arthur arturo arun
asha ashish ashley ashwin astrid audrey august aurelie aurelien axel ayesha ayse
barbara bart bartosz bastian beatrice beatriz becky ben benedikt benjamin benoit bernard bernd bertrand beth bianca bjorn blanca bob bogdan bohdan boris brad brandon brenda brendan brent brett brian bridget britta bruce bruno bryan
caio caitlin cameron camila camille carina carl carla carlo carlos carmen carol carolina caroline carolyn carsten catalina caterina catherine cathy cecile cecilia cedric celia celine chandra charles charlie charlotte chen chiara chloe chris christa christian christiane christina christine christoph christophe christopher cindy claire clara claude claudia claudio clement colin connor conor corinne craig cristian cristiano cristina cyril cynthia
daisuke dale dan daniel daniela daniele danielle danny daphne daria dario darren dave david dawn dean debbie deborah deepak deepika delphine denis denise dennis derek devin diana diane dick didier diego dieter dimitri dina dirk divya dmitri dmitriy dmitry dmytro dom dominic dominik dominique don donald donna doug douglas duncan dustin dylan
eddie edgar edoardo eduardo edward edwin eileen elaine elena eli elias elif elisa elisabeth elise elizabeth ella ellen elliot elodie elsa emanuel emanuele emil emilia emilie emilio emily emma emmanuel emre enrico enrique eric erica erich erik erika erin ernest ernesto esteban estelle esther ethan etienne eugene eva evan eve evelyn evgeny ewa
fabian fabien fabio fabrice fabrizio fatima federica federico felipe felix fernanda fernando filip filippo fiona flavio florence florent florian frances francesca francesco francis francisco franck francois francoise frank franz fred freddy frederic frederik frida fritz
gabriel gabriela gabriele gabriella gael gary gavin geoff geoffrey georg george georgia gerald gerard gerardo gerd gerhard giacomo gianluca gilles gina giorgio giovanna giovanni giulia giulio giuseppe glen glenn gloria gonzalo gordon graham greg gregor gregory greta guido guilherme guillaume guillermo gunnar gunther gustavo guy
haley hanna hannah hannes hans haruka harry harsh hassan heather hector heidi heiko heinrich helen helena helene helga helmut hendrik henri henrik henrique henry herbert herve hideki hilary hiroki hiroshi holger holly hubert hugo hussein
ian ibrahim igor ilaria ilya imran ina ines inga ingo ingrid ioana irene irina iris isabel isabela isabella isabelle isaac ismael ivan ivana ivo
jack jackie jacob jacqueline jacques jaime jake jakob jakub james jamie jan jana jane janet janine jared jasmin jasmine jason javier jay jean jeanne jeff jeffrey jelena jen jenna jennifer jenny jens jeremy jerome jerry jesper jess jesse jessica jesus jill jim jimmy jinhong joachim joan joana joanna joanne joao joaquin jochen joe joel joelle joerg johan johanna johannes john johnny jon jonas jonathan jordan jordi jorg jorge jose josef josefina joseph josh joshua joyce juan juana juergen julia julian juliana julie julien juliette julio jun jung jurgen justin justine justyna
kai karen karin karina karl karla karolina karsten kasia kat katarina katarzyna kate katharina katherine kathleen kathrin kathryn kathy katie katja katrin kavya kay kazuki keith kelly kelsey ken kenji kenneth kenta kerstin kevin kim kirill kirsten klaus konrad konstantin kris krishna kristian kristin kristina kristof krzysztof kumar kurt kyle
lara larissa larry lars laszlo laura laure laurence laurent lauren laurie lea leah leandro lena leo leon leonard leonardo leonie leslie leticia liam lidia lilian liliana lily lin lina linda lindsay lionel lisa liz lluis lorena lorenzo lorna lotte louis louise luc luca lucas lucia luciano lucie lucy ludovic luigi luis luisa lukas lukasz luke lutz lydia lynn
maciej madeleine madison magali magda magdalena magnus mai maja malgorzata malte mandy manfred manoj manon manuel manuela mara marc marcel marcelo marcin marco marcos marcus marek margaret margarita margaux maria marian mariana marianne marie marija marina mario marion marisa marius marjorie mark marko markus marlene marta martha martin martina martine marty mary masha massimo mateo mateusz mathias mathieu mathilde matt matteo matthew matthias matthieu matti maud maurice mauricio maurizio mauro max maxim maxime maximilian maya medya megan mehmet mei melanie melissa mercedes meredith mia michael michaela michal michel michela michele michelle miguel mihai mika mike mikhail mikko milan milena miles minh mira miranda miriam mirko mitchell mohamed mohammad mohammed mohit moira molly monica monika moritz muhammad murat mustafa mykola
nadia nadine nancy naoki naomi natalia natalie natasha nate nathalie nathan neha neil nicholas nick nicola nicolas nicole niels nigel nikita nikhil niklas nikola nikolai nikos nils nina nisha noah noel noemi nora norbert norman nuno
olaf ole oleg oleh oleksandr oleksii olena olga oliver olivia olivier omar orlando oscar oskar otto owen
pablo pamela paola paolo pascal pat patrice patricia patricio patrick patrik patryk paul paula pauline paulo pavel pawel pedro peggy penny per pete peter petr petra petros phil philip philipp philippe phillip pia pierre pierrick pietro pilar piotr poonam pradeep prakash prasad priya priyanka przemyslaw
quentin rachel radek radu rafael rafal raffaele rahul raj rajesh ralf ralph ram ramesh ramon randy raphael raquel rashmi raul ravi ray raymond rebecca regina reinhard remi renata renate renato rene ricardo riccardo rich richard rick rita rob robert roberta roberto robin robyn rodrigo roger rohan rohit roland rolf roman romain ron ronald rosa rosario rose rosie ross roy ruben rudolf rui rupert russ russell ruth ryan
sabina sabine sabrina sachin sally salvatore sam samantha samir samuel sandeep sandra sandro sandy sanjay sara sarah sasha satoshi saul scott sean sebastian sebastien selena serena serge sergei sergey sergio serhii seth shane shannon sharon shaun shawn sheila shinji shreya shruti sid silke silvia silvio simon simona simone sofia sofie solene sonia sonja sophia sophie stan stefan stefanie stefano steffen steffi stella stephan stephane stephanie stephen steve steven stuart sue sunil suresh susan susana susanna susanne suzanne svetlana sven sylvain sylvia sylvie
tadeusz takashi takeshi takuya tamara tania tanja tara taras taro tarun tatiana ted teresa terry tess tetiana thea theo theodor theresa thibault thierry thomas thorsten tiago tiffany tim timo timothy tina tobias todd tom tomas tomasz tommaso tommy toni tony torsten tracy tristan tyler
udo ulf ulrich ulrike umberto ursula uta ute uwe
vadim vaibhav valentin valentina valeria valerie valerio vanessa vasyl vera veronica veronika veronique vicente vicki vicky victor victoria vijay vikas vikram viktor viktoria vinay vincent vincenzo virginia virginie vishal vitalii vitaly vivek vivian vladimir volker volodymyr
walter wanda warren wayne wendy werner whitney wiebke wilfried wilhelm william willy wim wojciech wolf wolfgang
xavier ximena yan yang yann yannick yara yasmin yasuhiro yoann yohan yolanda yosuke yuki yuko yulia yuri yuriy yusuf yves yvonne
zachary zane zoe zoltan zuzana
abhinav abhishek adebayo adela aditya aiko ailsa ajay akash akhil akshay aleix aleksander aleksey aleksi amal anael anais anand ananya anastasiia
aniket anouk anupam arvind asuka aude aurelia ayaka ayumi bartlomiej beata bogna carole caua chihiro chika chinmay cyprien daiki damian damien davi
davide dominika dorota eemeli eiji eiko elzbieta emeric emi everton ewerton fanny faseela faustine frederick fumiko gaetan gaspard gaurav gerome
ghislain grzegorz gwendal gyula hajime harshit heitor hideo himanshu hina hiro hiroko hitoshi horacio hugues ignacio ikuko iuri iwona jacek jarek
jaroslaw jeremie jerzy jitendra joaquim jocelyn joffrey kaique kamil kana kanako karan karol kei keiko keita kenichi kiran kohei koji koki kosuke
kotaro krystian kunal lech leszek loic luana lucjan ludivine ludmila luiza luka madhav maelle maeva maki makoto mami manish marcela mariane marilia
mariusz masaki masako masato masaya mateja matheus mayumi megumi mehdi michio midori miho mikio milton mirek miroslav misaki mitsuru miyuki morgane
murilo naoto naoya naresh nathalia natsuki neeraj nishant nobuo noemie nolwenn noriko norio oceane olaoluwa orin oriol osamu otavio pankaj perrine
petar pooja pranav prashant puja quang rafaela raissa rajat rakesh raphaelle rayane remy renan rintaro ritesh ritsuko rodolphe rohini roksana ruchi
rumi ryo ryoji ryota ryuji sagar saki sakshi sakura samara sanskar santosh satomi sayaka shigeru shingo shinya shiori shohei shubham shun shunsuke
siddharth slawomir solenne soren srikanth stanislaw suelen sumit sunita swapnil swati sylvaine szymon taichi taiga taishi takahiro takako takao
takayuki taku takumi talita tanguy tatiane tatsuya tejas tetsuya thiago thibaut tiphaine tomek tomoki tomoko tomoya toru toshi toshio tsubasa
tushar urszula valentine vanderlei vincenza vinicius violaine vitor vitoria viviane wagner waldemar wesley wiktor wiktoria
wlodzimierz yasmim yasuko yoan yohann yoko yoshi yoshiki yoshiko yui yuichi yuji yuka yukiko yuma yumi yuta yuto zbigniew zdenek zofia zuzanna
александр александра алексей алена алина алла альона анастасия анастасія анатолий анатолій андрей андрій анжела анна антон антонина антоніна анфиса
аркадий аркадій арсен арсеній артем артур артём ася богдан богдана борис борислав бранко вадим валентин валентина валерий валерия валерій валерія
варвара василий василина василь василіса вера вероника вероніка виктор виктория виталий владимир владислав владислава володимир всеволод вячеслав
віктор вікторія віра віталій віталіна галина гаяне геннадий геннадій георги георгий георгій герман глеб гліб горан григорий григорій даниил данило
дар'я дарина дарья денис диана дмитрий дмитро драган драгана душан діана евгений евгения егор екатерина елена елизавета жанна захар зинаида зоран
зоряна зоя ивайло иван игорь илья инна ирина карина катерина кирилл кирило константин костянтин ксения ксенія лариса лев левко леонид леонід леся
лидия лилия любов любовь людмила лідія лілія макар максим мар'яна маргарита марина мария марија марк марко марта марія матвей матвій микита микола
милан милена милица мирослав мирослава михаил михайло младен надежда надія назар назарій настя наталия наталка наталья наталія ненад нестор никита
никола николай нина ніна оксана олег олександр олександра олексій олена олесь олеся ольга орест остап павел павло петр петро пилип платон полина
поліна прохор радослав раиса раїса роман ростислав руслан руслана сава самойло светлана святослав світлана семен семён сергей сергій соломія софия
софія станислав станіслав степан стефан стефка тамара тарас татьяна тетяна тимофій тимур тихон ульяна уляна устим федор федір филипп фёдор христина
цветан цветана юлиан юлия юлія юрий юрій юстина яков ян яна ярина ярослав ярослава єва євген євгеній євгенія єгор єлизавета іван іванна ігор ілля інна
ірина јелена јован јована`;

function fold(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

const GIVEN: ReadonlySet<string> = new Set(
  fold(NAMES)
    .split(/\s+/)
    .filter((name) => name !== ''),
);

/** Whether the first word of a text is a common given name, or the first half of one joined by a hyphen. */
export function beginsWithGivenName(text: string): boolean {
  const first = /^\p{L}[\p{L}\p{M}'’ʼ]*/u.exec(text.trim())?.[0] ?? '';
  return GIVEN.has(fold(first).replaceAll(/[’ʼ]/g, "'").replace(/'s?$/, ''));
}
