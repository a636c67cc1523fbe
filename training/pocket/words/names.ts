import { type WordList, wordList } from "../rng.js";

/** Given and family names of one culture, and how a full name is put together. */
export interface Names {
  given: WordList;
  family: WordList;
  /** Stands between given and family name now and then. */
  particles?: string[];
  /** How often two family names are used. */
  doubleFamily?: number;
  weight: number;
}

const names = (
  given: string,
  family: string,
  weight: number,
  more: { particles?: string[]; doubleFamily?: number } = {},
): Names => ({ given: wordList(given), family: wordList(family), weight, ...more });

export const nameCultures: Names[] = [
  names(
    "James|Mary|John|Patricia|Robert|Jennifer|Michael|Linda|William|Elizabeth|David|Barbara|Richard|Susan|Joseph|Jessica|Thomas|Sarah|Charles|Karen|Christopher|Nancy|Daniel|Lisa|Matthew|Betty|Anthony|Margaret|Mark|Sandra|Donald|Ashley|Steven|Kimberly|Paul|Emily|Andrew|Donna|Joshua|Michelle|Kenneth|Carol|Kevin|Amanda|Brian|Melissa|George|Deborah|Edward|Stephanie|Ronald|Rebecca|Timothy|Laura|Jason|Sharon|Jeffrey|Cynthia|Ryan|Kathleen|Jacob|Amy|Gary|Shirley|Nicholas|Angela|Eric|Helen|Jonathan|Anna|Stephen|Brenda|Larry|Pamela|Justin|Nicole|Scott|Emma|Brandon|Samantha|Benjamin|Katherine|Samuel|Christine|Gregory|Debra|Frank|Rachel|Raymond|Catherine|Alexander|Carolyn|Patrick|Janet|Jack|Ruth|Dennis|Maria|Jerry|Heather|Tyler|Diane|Aaron|Virginia|Jose|Julie|Adam|Joyce|Nathan|Victoria|Henry|Olivia|Douglas|Kelly|Zachary|Christina|Peter|Lauren|Kyle|Joan|Ethan|Evelyn|Walter|Judith|Noah|Megan|Jeremy|Andrea|Hannah|Keith|Roger|Jacqueline|Terry|Gloria|Harry|Ann|Sean|Teresa|Austin|Sara|Gerald|Janice|Carl|Jean|Dylan|Alice|Harold|Madison|Jordan|Doris|Jesse|Abigail|Bryan|Julia|Lawrence|Judy|Arthur|Grace|Gabriel|Denise|Bruce|Amber|Logan|Marilyn|Billy|Beverly|Joe|Danielle|Alan|Theresa|Juan|Sophia|Elijah|Marie|Willie|Diana|Albert|Brittany|Wayne|Natalie|Randy|Isabella|Mason|Charlotte|Vincent|Rose|Liam|Alexis|Roy|Kayla|Bobby|Poppy|Freya|Imogen|Alfie|Archie|Callum|Ewan|Rhys|Gareth|Bronwen|Isla|Fiona|Morag|Hamish|Graham|Nigel|Trevor|Clive|Philippa|Gemma|Tamsin|Nia|Tegan|Aidan|Declan|Ciara|Aoife|Niamh|Sinead|Siobhán|Padraig|Eoin|Róisín",
    "Smith|Johnson|Williams|Brown|Jones|Miller|Davis|Wilson|Anderson|Taylor|Moore|Jackson|Martin|Lee|Thompson|White|Harris|Clark|Lewis|Robinson|Walker|Young|Allen|King|Wright|Scott|Hill|Green|Adams|Nelson|Baker|Hall|Campbell|Mitchell|Carter|Roberts|Phillips|Evans|Turner|Parker|Collins|Edwards|Stewart|Morris|Murphy|Cook|Rogers|Morgan|Cooper|Peterson|Bailey|Reed|Kelly|Howard|Cox|Ward|Richardson|Watson|Brooks|Wood|James|Bennett|Gray|Hughes|Price|Myers|Long|Foster|Sanders|Ross|Powell|Sullivan|Russell|Jenkins|Perry|Butler|Barnes|Fisher|Henderson|Coleman|Simmons|Patterson|Jordan|Reynolds|Hamilton|Graham|Wallace|Cole|West|Hayes|Bryant|Gibson|Ellis|Stevens|Murray|Ford|Marshall|Owens|McDonald|Harrison|Woods|Kennedy|Wells|Henry|Freeman|Webb|Tucker|Burns|Crawford|Simpson|Porter|Hunter|Gordon|Shaw|Snyder|Mason|Dixon|Hunt|Hicks|Holmes|Palmer|Wagner|Black|Robertson|Boyd|Stone|Salazar|Fox|Warren|Mills|Meyer|Rice|O'Brien|O'Connor|O'Neill|MacLeod|McAllister|McGregor|Fitzgerald|Ashworth|Blackwood|Thornton|Whitaker|Pemberton|Holloway|Lockhart|Penrose|Trelawney|Llewellyn|Griffiths|Gallagher|Doyle|Byrne|Nolan|Keane|Hargreaves|Featherstone|Winterbourne|Bright|Small|Cross|Bell|Marsh|Frost|Field|Banks|Rivers|Page|Carpenter|Mercer",
    22,
  ),
  names(
    "Marie|Jean|Pierre|Camille|Chloé|Léa|Manon|Inès|Zoé|Hugo|Lucas|Théo|Mathis|Nathan|Louis|Jules|Gabriel|Raphaël|Arthur|Antoine|François|Benoît|Étienne|Jérôme|Cédric|Loïc|Maëlle|Aurélie|Céline|Élodie|Émilie|Hélène|Mélanie|Stéphanie|Valérie|Véronique|Sylvie|Nathalie|Sandrine|Laurent|Olivier|Pascal|Thierry|Yves|Gaëtan|Noémie|Océane|Solène|Clémence|Bérénice|Guillaume|Rémi|Mathilde|Margaux|Jean-Luc|Anne-Sophie|Marie-Claire|Jean-Baptiste|Pierre-Yves",
    "Martin|Bernard|Dubois|Thomas|Robert|Richard|Petit|Durand|Leroy|Moreau|Simon|Laurent|Lefebvre|Michel|Garcia|David|Bertrand|Roux|Vincent|Fournier|Morel|Girard|André|Lefèvre|Mercier|Dupont|Lambert|Bonnet|François|Martinez|Legrand|Garnier|Faure|Rousseau|Blanc|Guérin|Muller|Henry|Roussel|Nicolas|Perrin|Morin|Mathieu|Clément|Gauthier|Dumont|Lopez|Fontaine|Chevalier|Robin|Masson|Sanchez|Gérard|Nguyen|Boyer|Denis|Lemaire|Duval|Joly|Gautier|Roger|Roche|Roy|Noël|Meyer|Lucas|Meunier|Jean|Perez|Marchand|Dufour|Blanchard|Marie|Barbier|Brun|Dumas|Brunet|Schmitt|Leroux|Colin|Fernandez|Vasseur|Delacroix|Beauchamp|Desrosiers|Tremblay|Gagnon|Côté|Bouchard|Pelletier|Lévesque",
    10,
    { particles: ["de", "du", "de la", "Le", "d'"] },
  ),
  names(
    "Anna|Lukas|Maximilian|Sophie|Johanna|Jürgen|Günther|Björn|Jörg|Käthe|Mareike|Svenja|Heike|Birgit|Uwe|Ralf|Dieter|Klaus|Hans|Wolfgang|Ingrid|Ursula|Monika|Petra|Sabine|Claudia|Katrin|Silke|Anja|Nadine|Tobias|Florian|Sebastian|Felix|Jonas|Leon|Finn|Moritz|Emilia|Mia|Lina|Frieda|Greta|Lieselotte|Karl-Heinz|Hans-Peter|Anne-Kathrin|Matthias|Stefan|Thorsten",
    "Müller|Schmidt|Schneider|Fischer|Weber|Meyer|Wagner|Becker|Schulz|Hoffmann|Schäfer|Koch|Bauer|Richter|Klein|Wolf|Schröder|Neumann|Schwarz|Zimmermann|Braun|Krüger|Hofmann|Hartmann|Lange|Schmitt|Werner|Krause|Meier|Lehmann|Schmid|Schulze|Maier|Köhler|Herrmann|König|Walter|Mayer|Huber|Kaiser|Fuchs|Peters|Lang|Scholz|Möller|Weiß|Jung|Hahn|Schubert|Vogel|Friedrich|Keller|Günther|Frank|Berger|Winkler|Roth|Beck|Lorenz|Baumann|Franke|Albrecht|Schuster|Simon|Ludwig|Böhm|Winter|Kraus|Martin|Schumacher|Krämer|Vogt|Stein|Jäger|Otto|Sommer|Groß|Seidel|Heinrich|Brandt|Haas|Schreiber|Graf|Dietrich|Ziegler|Kuhn|Pohl|Engel|Horn|Busch|Bergmann|Thomas|Voigt|Sauer|Arnold|Wolff|Pfeiffer",
    6,
    { particles: ["von", "zu", "von der"] },
  ),
  names(
    "María|José|Carmen|Antonio|Ana|Manuel|Isabel|Francisco|Laura|Juan|Cristina|Javier|Marta|Carlos|Lucía|Miguel|Elena|Alejandro|Paula|Rafael|Sofía|Pedro|Raquel|Ángel|Beatriz|Sergio|Rocío|Fernando|Nuria|Alberto|Irene|Álvaro|Pilar|Diego|Mónica|Adrián|Inés|Iván|Ximena|Valentina|Santiago|Mateo|Camila|Joaquín|Guadalupe|Esteban|Yolanda|Hernán|Paloma|José Luis|María José|Juan Carlos",
    "García|Rodríguez|González|Fernández|López|Martínez|Sánchez|Pérez|Gómez|Martín|Jiménez|Ruiz|Hernández|Díaz|Moreno|Muñoz|Álvarez|Romero|Alonso|Gutiérrez|Navarro|Torres|Domínguez|Vázquez|Ramos|Gil|Ramírez|Serrano|Blanco|Molina|Morales|Suárez|Ortega|Delgado|Castro|Ortiz|Rubio|Marín|Sanz|Núñez|Iglesias|Medina|Garrido|Cortés|Castillo|Santos|Lozano|Guerrero|Cano|Prieto|Méndez|Cruz|Calvo|Gallego|Vidal|León|Márquez|Herrera|Peña|Flores|Cabrera|Campos|Vega|Fuentes|Carrasco|Diez|Reyes|Caballero|Nieto|Aguilar|Pascual|Santana|Herrero|Lorenzo|Montero|Hidalgo|Giménez|Ibáñez|Ferrer|Durán|Quispe|Mamani|Ñahui|Zúñiga",
    6,
    { doubleFamily: 0.45, particles: ["de", "de la", "del"] },
  ),
  names(
    "João|Ana|Pedro|Beatriz|Tiago|Inês|Rui|Catarina|Luís|Mariana|Gonçalo|Joana|Nuno|Sofia|André|Rita|Miguel|Carla|Paulo|Fernanda|Rafael|Juliana|Thiago|Letícia|Caio|Larissa|Vinícius|Débora|Márcio|Patrícia|Antônio|Conceição",
    "Silva|Santos|Ferreira|Pereira|Oliveira|Costa|Rodrigues|Martins|Jesus|Sousa|Fernandes|Gonçalves|Gomes|Lopes|Marques|Alves|Almeida|Ribeiro|Pinto|Carvalho|Teixeira|Moreira|Correia|Mendes|Nunes|Soares|Vieira|Monteiro|Cardoso|Rocha|Raposo|Neves|Coelho|Cruz|Cunha|Pires|Ramos|Reis|Simões|Antunes|Matos|Fonseca|Machado|Araújo|Barbosa|Tavares|Lourenço|Castro|Figueiredo|Azevedo|Guimarães|Brandão",
    4,
    { particles: ["da", "dos", "de", "do"], doubleFamily: 0.3 },
  ),
  names(
    "Giulia|Marco|Francesca|Luca|Chiara|Matteo|Sara|Andrea|Martina|Alessandro|Valentina|Davide|Elena|Stefano|Silvia|Giovanni|Paola|Roberto|Federica|Simone|Ilaria|Nicolò|Lorenzo|Giorgia|Riccardo|Elisa|Gianluca|Antonella|Pierluigi|Maddalena|Salvatore|Concetta",
    "Rossi|Russo|Ferrari|Esposito|Bianchi|Romano|Colombo|Ricci|Marino|Greco|Bruno|Gallo|Conti|De Luca|Mancini|Costa|Giordano|Rizzo|Lombardi|Moretti|Barbieri|Fontana|Santoro|Mariani|Rinaldi|Caruso|Ferrara|Galli|Martini|Leone|Longo|Gentile|Martinelli|Vitale|Lombardo|Serra|Coppola|De Santis|D'Angelo|Marchetti|Parisi|Villa|Conte|Ferraro|Ferri|Fabbri|Bianco|Marini|Grasso|Valentini",
    4,
    { particles: ["di", "de", "della"] },
  ),
  names(
    "Jan|Sanne|Daan|Emma|Bram|Lotte|Sem|Julia|Thijs|Eva|Joost|Femke|Maarten|Anouk|Ruben|Marloes|Wouter|Ilse|Jeroen|Marieke|Pieter|Hendrik|Saskia|Geert|Annelies|Kobe|Liesbeth|Tijs|Floor|Roos|Sjoerd|Fenna",
    "de Jong|Jansen|de Vries|van den Berg|van Dijk|Bakker|Janssen|Visser|Smit|Meijer|de Boer|Mulder|de Groot|Bos|Vos|Peters|Hendriks|van Leeuwen|Dekker|Brouwer|de Wit|Dijkstra|Smits|de Graaf|van der Meer|van der Linden|Kok|Jacobs|de Haan|Vermeulen|van den Heuvel|van der Veen|van den Broek|de Bruijn|de Bruin|van der Heijden|Schouten|van Beek|Willems|van Vliet|van de Ven|Hoekstra|Maas|Verhoeven|Koster|van Dam|Peeters|Claes|Goossens|Wouters|De Smet|Vandenberghe",
    4,
  ),
  names(
    "Anna|Erik|Lars|Karin|Anders|Eva|Johan|Maria|Per|Lena|Nils|Emma|Oskar|Elsa|Gustav|Astrid|Sven|Ingrid|Björn|Åsa|Mårten|Göran|Linnéa|Håkan|Magnus|Søren|Mette|Kasper|Freja|Rasmus|Jørgen|Bjørn|Sigrid|Øystein|Kjersti|Torstein|Ragnhild|Solveig|Aino|Mikko|Päivi|Jukka|Tuomas|Veera|Jón|Guðrún|Sigurður",
    "Andersson|Johansson|Karlsson|Nilsson|Eriksson|Larsson|Olsson|Persson|Svensson|Gustafsson|Pettersson|Jonsson|Jansson|Hansson|Bengtsson|Lindberg|Lindqvist|Bergström|Sjöberg|Åkesson|Öberg|Nielsen|Jensen|Hansen|Pedersen|Andersen|Christensen|Larsen|Sørensen|Rasmussen|Jørgensen|Madsen|Kristensen|Olsen|Johansen|Haugen|Hagen|Bakke|Solberg|Ødegård|Korhonen|Virtanen|Mäkinen|Nieminen|Mäkelä|Hämäläinen|Laine|Heikkinen|Jónsdóttir|Sigurðsson|Einarsson",
    5,
  ),
  names(
    "Anna|Piotr|Katarzyna|Krzysztof|Małgorzata|Andrzej|Agnieszka|Tomasz|Barbara|Paweł|Ewa|Michał|Krystyna|Marcin|Magdalena|Jakub|Joanna|Łukasz|Aleksandra|Grzegorz|Zofia|Wojciech|Jan|Tereza|Jiří|Lucie|Ondřej|Zdeněk|Věra|Šárka|Matúš|Ľubica|Zuzana|Miroslav|Božena|Stanisław",
    "Nowak|Kowalski|Kowalska|Wiśniewski|Wójcik|Kowalczyk|Kamiński|Lewandowska|Zieliński|Szymański|Woźniak|Dąbrowski|Kozłowska|Jankowski|Mazur|Kwiatkowski|Krawczyk|Piotrowska|Grabowski|Pawłowski|Michalska|Nowakowska|Novák|Svoboda|Novotný|Dvořák|Černý|Procházková|Kučera|Veselý|Horák|Němec|Pokorná|Král|Růžička|Beneš|Fiala|Sedláček|Doležal|Zeman|Kolář|Navrátil|Čermák|Kováč|Horváth|Varga|Tóth",
    4,
  ),
  names(
    "László|Zsuzsanna|Gábor|Katalin|Zoltán|Ágnes|Attila|Éva|Bence|Réka|Ioana|Andrei|Mihai|Elena|Cristian|Ștefan|Raluca|Bogdan|Ana-Maria|Vlad|Georgi|Ivana|Nikolay|Desislava|Marko|Jelena|Nikola|Milica|Dušan|Ana|Luka|Petra|Ivan|Maja|Tomislav|Goran|Snežana|Arben|Elira|Besnik",
    "Nagy|Kovács|Szabó|Horváth|Varga|Kiss|Molnár|Németh|Farkas|Balogh|Popescu|Ionescu|Popa|Radu|Dumitru|Stan|Stoica|Gheorghe|Munteanu|Dimitrov|Ivanova|Petrov|Georgieva|Todorov|Jovanović|Petrović|Nikolić|Marković|Đorđević|Stojanović|Ilić|Horvat|Babić|Marić|Novak|Kovačević|Hoxha|Shehu|Dervishi|Krasniqi",
    4,
  ),
  names(
    "Ivan|Olga|Dmitry|Natalia|Sergey|Elena|Alexei|Tatiana|Andrey|Irina|Mikhail|Svetlana|Oleksandr|Oksana|Yuriy|Kateryna|Volodymyr|Yulia|Bohdan|Lesya|Taras|Iryna|Maksym|Anastasia|Ksenia|Pavel|Zlata|Yevhen|Daryna|Viktor",
    "Ivanov|Smirnova|Kuznetsov|Popova|Sokolov|Lebedeva|Kozlov|Novikova|Morozov|Petrova|Volkov|Solovyova|Vasiliev|Zaitseva|Pavlov|Semenova|Golubev|Vinogradova|Shevchenko|Kovalenko|Bondarenko|Tkachenko|Kravchenko|Oliynyk|Shevchuk|Koval|Polishchuk|Boyko|Moroz|Marchenko|Lysenko|Rudenko|Savchenko|Petrenko|Melnyk",
    4,
  ),
  names(
    "Aarav|Priya|Rahul|Anjali|Vikram|Sneha|Arjun|Pooja|Rohan|Neha|Amit|Kavita|Sanjay|Sunita|Rajesh|Deepa|Suresh|Lakshmi|Ananya|Ishaan|Divya|Karthik|Meera|Nikhil|Ritu|Siddharth|Swati|Varun|Yash|Aditi|Harpreet|Gurpreet|Manpreet|Fatima|Imran|Zainab|Tanvi|Krishnan|Padma|Venkatesh|Ramesh|Shreya|Farhan|Nusrat|Tahmina|Anil|Bilal|Ayesha|Hamza|Sadia|Kasun|Dilani|Nimal",
    "Sharma|Patel|Singh|Kumar|Gupta|Reddy|Iyer|Nair|Menon|Rao|Joshi|Mehta|Shah|Desai|Kulkarni|Patil|Chatterjee|Mukherjee|Banerjee|Bose|Das|Ghosh|Agarwal|Bhat|Pillai|Krishnamurthy|Venkataraman|Subramanian|Chowdhury|Rahman|Khan|Malik|Qureshi|Hussain|Siddiqui|Ahmed|Begum|Kaur|Gill|Dhillon|Sandhu|Verma|Mishra|Tiwari|Pandey|Saxena|Kapoor|Malhotra|Chopra|Khanna|Perera|Fernando|Jayawardena|Bandara|Thapa|Gurung|Shrestha",
    9,
  ),
  names(
    "Wei|Fang|Min|Jing|Lei|Yan|Ming|Hui|Xin|Li Na|Xiaoming|Yuxuan|Zihan|Haoran|Jiayi|Mei Ling|Wenjie|Yifan|Ting|Qiang|Hao|Xiu Ying|Guowei|Siu Ming|Ka Yan|Chih-Wei|Yu-Ting|Shu-Fen|Pei-Shan|Kai Wen|Jia Hui",
    "Wang|Li|Zhang|Liu|Chen|Yang|Huang|Zhao|Wu|Zhou|Xu|Sun|Ma|Zhu|Hu|Guo|He|Lin|Gao|Luo|Zheng|Liang|Xie|Song|Tang|Han|Feng|Deng|Cao|Peng|Zeng|Xiao|Tian|Dong|Pan|Yuan|Cai|Jiang|Yu|Du|Ye|Cheng|Wei|Su|Lu|Ding|Ren|Shen|Yao|Chan|Wong|Leung|Lau|Cheung|Ng|Tan|Lim|Ong|Teo|Ouyang",
    5,
  ),
  names(
    "Haruto|Yui|Sota|Sakura|Yuki|Hina|Ren|Aoi|Takashi|Keiko|Hiroshi|Yoko|Kenji|Naoko|Daisuke|Ayumi|Kazuki|Emi|Min-jun|Seo-yeon|Ji-hoon|Ha-eun|Jae-won|Soo-jin|Hyun-woo|Eun-ji|Dong-hyun|Yuna|Sung-min|Nguyên|Thị Hoa|Văn Minh|Quang Huy|Thu Trang|Linh|Anh Tuấn|Somchai|Siriporn|Nattapong|Budi|Siti|Dewi|Agus|Rizky|Putri|Maria Clara|Jose Rizalino|Jomar|Analyn",
    "Sato|Suzuki|Takahashi|Tanaka|Watanabe|Ito|Yamamoto|Nakamura|Kobayashi|Kato|Yoshida|Yamada|Sasaki|Matsumoto|Inoue|Kimura|Kim|Lee|Park|Choi|Jung|Kang|Cho|Yoon|Jang|Lim|Shin|Kwon|Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Đặng|Bùi|Charoenwong|Srisawat|Santoso|Wijaya|Hidayat|Pratama|Nugroho|Saputra|dela Cruz|Reyes|Santos|Bautista|Villanueva|Macaraeg",
    5,
  ),
  names(
    "Mohammed|Fatima|Ahmed|Aisha|Omar|Layla|Ali|Mariam|Hassan|Noor|Youssef|Salma|Khalid|Hana|Ibrahim|Zahra|Karim|Leila|Tariq|Samira|Mustafa|Amina|Bilal|Yasmin|Hamid|Nadia|Rania|Sami|Walid|Dina|Mehmet|Ayşe|Emre|Elif|Burak|Zeynep|Çağla|Özgür|Gül|Şule|Reza|Shirin|Parisa|Dariush|Nasrin|Kaveh|Rivka|Yael|Avi|Noa|Eitan|Tamar|Nino|Giorgi|Ani|Aram",
    "Al-Masri|Haddad|Khoury|El-Sayed|Ben Ali|Hassan|Ibrahim|Mansour|Nasser|Saleh|Farouk|Abdullah|Al-Rashid|Bakri|Darwish|Habib|Jabbar|Kassem|Najjar|Osman|Qasim|Rahimi|Shaheen|Tahan|Zaman|Bouzid|Benali|Cherif|El Amrani|Yılmaz|Kaya|Demir|Şahin|Çelik|Yıldız|Öztürk|Aydın|Özdemir|Arslan|Doğan|Hosseini|Ahmadi|Karimi|Tehrani|Moradi|Cohen|Levi|Mizrahi|Peretz|Ben-David|Katz|Beridze|Kapanadze|Petrosyan|Hakobyan",
    7,
    { particles: ["al", "bin", "el", "ibn"] },
  ),
  names(
    "Chinedu|Ngozi|Emeka|Adaeze|Oluwaseun|Folake|Tunde|Yetunde|Kwame|Akosua|Kofi|Ama|Wanjiru|Kamau|Achieng|Otieno|Thabo|Nomvula|Sipho|Lerato|Tendai|Rutendo|Abebe|Tigist|Mulugeta|Hiwot|Amadou|Fatoumata|Mamadou|Aminata|Ousmane|Khady|Jean-Pierre|Grace|Blessing|Patience|Zanele|Mpho|Baraka|Neema|Juma|Nyokabi",
    "Okafor|Adeyemi|Nwosu|Okonkwo|Balogun|Eze|Ogunleye|Abubakar|Mensah|Owusu|Boateng|Asante|Osei|Mwangi|Kamau|Njoroge|Odhiambo|Wanjiku|Kiprotich|Nkosi|Dlamini|Ndlovu|Khumalo|Mokoena|van der Merwe|Botha|Moyo|Ncube|Chikwava|Tesfaye|Bekele|Haile|Girma|Diallo|Traoré|Keita|Diop|Ndiaye|Sow|Koné|Touré|Cissé|Mbeki|Mutombo|Kabila|Uwimana|Habimana|Nakato|Ssempijja",
    6,
  ),
  names(
    "Nikos|Eleni|Giorgos|Maria|Dimitris|Katerina|Kostas|Sofia|Yannis|Vasiliki|Keanu|Leilani|Kai|Moana|Tane|Aroha|Wiremu|Hinemoa|Tala|Sione|Koa|Nizhoni|Mato",
    "Papadopoulos|Georgiou|Nikolaidis|Vlachos|Oikonomou|Karagiannis|Papadaki|Kalua|Kahananui|Parata|Tamihana|Ngata|Tuilagi|Faleolo|Begay|Yazzie|Whitehorse|Akana",
    2,
  ),
];
