import { wordList } from "../rng.js";

export const cities = wordList(
  "London|Manchester|Birmingham|Leeds|Glasgow|Edinburgh|Bristol|Cardiff|Belfast|Sheffield|Newcastle|Nottingham|Brighton|Oxford|Cambridge|York|Bath|Exeter|Norwich|Hull|Derby|Swansea|Dundee|Dublin|Cork|Galway|Limerick|New York|Boston|Chicago|Seattle|Austin|Denver|Portland|San Francisco|Los Angeles|San Diego|Atlanta|Miami|Houston|Dallas|Phoenix|Philadelphia|Detroit|Minneapolis|Nashville|Toronto|Vancouver|Montréal|Calgary|Ottawa|Halifax|Sydney|Melbourne|Brisbane|Perth|Adelaide|Auckland|Wellington|Berlin|Munich|München|Hamburg|Köln|Cologne|Frankfurt am Main|Stuttgart|Düsseldorf|Leipzig|Dresden|Bremen|Hannover|Nürnberg|Freiburg|Münster|Zürich|Zurich|Genève|Geneva|Basel|Bern|Lausanne|Wien|Vienna|Graz|Linz|Salzburg|Innsbruck|Paris|Lyon|Marseille|Toulouse|Nantes|Lille|Bordeaux|Strasbourg|Rennes|Grenoble|Montpellier|Nice|Dijon|Angers|Brest|Le Havre|Saint-Étienne|Clermont-Ferrand|Bruxelles|Brussels|Antwerp|Gent|Liège|Namur|Luxembourg|Amsterdam|Rotterdam|Utrecht|Den Haag|Eindhoven|Groningen|Madrid|Barcelona|Valencia|Sevilla|Bilbao|Málaga|Zaragoza|Lisbon|Lisboa|Porto|Braga|Rome|Roma|Milano|Torino|Napoli|Bologna|Firenze|Palermo|Copenhagen|Aarhus|Stockholm|Göteborg|Malmö|Oslo|Bergen|Helsinki|Tampere|Reykjavík|Warsaw|Kraków|Gdańsk|Wrocław|Prague|Brno|Bratislava|Budapest|Bucharest|Cluj-Napoca|Sofia|Belgrade|Zagreb|Ljubljana|Athens|Thessaloniki|Istanbul|Ankara|Izmir|Kyiv|Lviv|Vilnius|Riga|Tallinn|Tbilisi|Yerevan|Moscow|Cairo|Alexandria|Casablanca|Rabat|Tunis|Algiers|Lagos|Abuja|Accra|Nairobi|Mombasa|Kampala|Addis Ababa|Dakar|Abidjan|Johannesburg|Cape Town|Durban|Harare|Dubai|Abu Dhabi|Doha|Riyadh|Beirut|Amman|Tel Aviv|Tehran|Karachi|Lahore|Islamabad|Mumbai|Delhi|Bengaluru|Bangalore|Chennai|Hyderabad|Pune|Kolkata|Dhaka|Colombo|Kathmandu|Singapore|Kuala Lumpur|Jakarta|Bandung|Bangkok|Hanoi|Ho Chi Minh City|Manila|Cebu|Hong Kong|Shanghai|Beijing|Shenzhen|Taipei|Seoul|Busan|Tokyo|Osaka|Kyoto|Mexico City|Guadalajara|Bogotá|Medellín|Lima|Quito|Santiago|Buenos Aires|Córdoba|Montevideo|São Paulo|Rio de Janeiro|Recife|Havana|Kingston|Little Rock|Grand Rapids|Stoke-on-Trent|Kingston upon Hull|Newton Abbot|Bury St Edmunds",
);

export const countries = wordList(
  "United Kingdom|UK|Ireland|USA|United States|Canada|Australia|New Zealand|Germany|France|Spain|Italy|Portugal|Netherlands|Belgium|Switzerland|Austria|Sweden|Norway|Denmark|Finland|Poland|Czech Republic|Hungary|Romania|Greece|Turkey|India|Pakistan|Bangladesh|China|Japan|South Korea|Singapore|Malaysia|Philippines|Indonesia|Vietnam|Nigeria|Ghana|Kenya|South Africa|Egypt|Morocco|UAE|Saudi Arabia|Brazil|Mexico|Argentina|Colombia|Chile|Peru|Deutschland|Schweiz|España|Suisse|Belgique",
);

export const streets = wordList(
  "High Street|Station Road|Main Street|Church Lane|Victoria Road|Green Lane|Park Avenue|Mill Road|Oak Street|Maple Avenue|Elm Drive|Cedar Court|King Street|Queens Road|Manor Road|The Avenue|Bridge Street|North Road|School Lane|Windsor Close|Albert Road|Hillcrest Drive|Lakeview Terrace|Sunset Boulevard|Broadway|2nd Avenue|5th Street|Hauptstraße|Bahnhofstraße|Gartenweg|Schillerstr.|Lindenallee|rue de la Paix|rue Victor Hugo|avenue Jean Jaurès|boulevard Voltaire|place de la République|impasse des Lilas|Calle Mayor|Avenida de la Constitución|Via Roma|Via Garibaldi|Rua das Flores|Kerkstraat|Dorpsstraat|Storgatan|Nørregade|ul. Długa|Nehru Road|MG Road|Nguyễn Huệ",
);

export const firms = wordList(
  "Siemens|Bosch|Tesco|Sainsbury's|NHS|Deutsche Bahn|Airbus|Renault|Carrefour|Orange|IKEA|Philips|Nokia|Ericsson|Accenture|Deloitte|KPMG|Capgemini|Infosys|Wipro|Tata Consultancy Services|DHL|UPS|Maersk|Hilton|Marriott|Starbucks|Costa Coffee|HSBC|Barclays|Santander|ING|Allianz|AXA|Shell|BP|Vodafone|Telefónica|BBC|Ryanair|Lufthansa|Zalando|SAP|Amazon|Google|Microsoft|Oracle|Intel|Samsung|Sony|Toyota|Volkswagen|BMW|Walmart|Target|Costco|FedEx|Pfizer|Roche|Novartis|Bayer|Unilever|Nestlé|Danone|L'Oréal|Michelin|Sodexo|Veolia|EDF|Enel|Iberdrola|Aldi|Lidl|REWE|Kaufland|Oxfam|Red Cross|Save the Children|British Gas|Network Rail|Royal Mail|Transport for London|Serco|G4S|Adecco|Randstad|Freelance|Self-employed|Upwork",
);

export const firmEndings = wordList(
  "Ltd|Ltd.|Limited|Inc.|Inc|LLC|GmbH|AG|GmbH & Co. KG|SA|SARL|SAS|S.L.|S.p.A.|BV|N.V.|AB|ApS|Oy|Pty Ltd|Pvt. Ltd.|plc|& Sons|& Co.|Group|Holdings|Partners|Associates|Solutions|Systems|Technologies|Labs|Studio|Studios|Consulting|Services|Industries|International|Logistics|Foods|Media|Software|Digital|Analytics|Robotics|Energy|Health|Care|Capital|Insurance|Bank|Motors|Engineering|Construction|Builders|Interiors|Foundation|Trust|Network|Collective|Works|Supplies|Retail|Travel|Airways|Shipping|Pharma|Bio|Farms",
);

export const firmWords = wordList(
  "North|Blue|Green|Silver|Summit|River|Harbour|Atlas|Nova|Prime|Delta|Orbit|Vertex|Lumen|Pioneer|Beacon|Cedar|Falcon|Granite|Horizon|Ivory|Juniper|Keystone|Lantern|Meridian|Nimbus|Oakfield|Pinnacle|Quantum|Redwood|Sterling|Titan|Union|Vanguard|Willow|Zenith|Apex|Bright|Clear|Crown|Eagle|Fern|Golden|Hawthorn|Iron|Kite|Lighthouse|Maple|Northgate|Ocean|Phoenix|Quay|Raven|Stone|Thistle|Urban|Valley|West|Acorn|Anchor|Birch|Copper|Ember|Frontier|Glacier|Hilltop|Indigo|Jupiter|Kestrel|Lotus|Magnolia|Nectar|Opal|Pebble|Rosewood|Sapphire|Tidal|Violet|Wren|Yellow|Alpine|Baltic|Coastal|Data|Cloud|Pixel|Byte|Code|Med|Agri|Auto|Euro|Inter|Trans|Uni|Omni|Metro",
);

/** `{p}` is a place or a name. */
export const institutions: Record<string, string[]> = {
  nursing: [
    "{p} General Hospital",
    "St {p} Hospital",
    "{p} Hospital",
    "Royal {p} Infirmary",
    "{p} Care Home",
    "{p} NHS Trust",
    "{p} Clinic",
    "{p} Medical Center",
    "University Hospital {p}",
    "Klinikum {p}",
    "CHU de {p}",
    "{p} Hospice",
    "{p} Lodge",
  ],
  health: [
    "{p} Hospital",
    "{p} Pharmacy",
    "{p} Dental Practice",
    "{p} Laboratories",
    "University Hospital {p}",
    "{p} Veterinary Surgery",
    "{p} Physio",
    "Institute of {p}",
    "{p} Health Centre",
    "Apotheke {p}",
  ],
  education: [
    "{p} Primary School",
    "{p} Academy",
    "{p} High School",
    "University of {p}",
    "{p} College",
    "{p} Nursery",
    "{p} Grammar School",
    "Lycée {p}",
    "Collège {p}",
    "Gymnasium {p}",
    "{p} International School",
    "{p} Public Library",
    "{p} Unified School District",
    "St {p}'s School",
  ],
  hospitality: [
    "The {p} Hotel",
    "Hotel {p}",
    "Café {p}",
    "{p} Restaurant",
    "The {p} Arms",
    "Bistro {p}",
    "{p} Brasserie",
    "Grand Hotel {p}",
    "Trattoria {p}",
    "{p} Resort & Spa",
    "The {p} Inn",
    "{p} Bakery",
    "{p} Airlines",
    "Bar {p}",
  ],
  retail: [
    "{p} Stores",
    "{p} Supermarket",
    "{p} Fashion",
    "{p} Shopping Centre",
    "{p} Salon",
    "{p} Home & Garden",
    "{p} Call Centre",
    "{p} Gym",
    "{p} Flowers",
  ],
  legal: [
    "{p} LLP",
    "{p} & {q} LLP",
    "{p} Law",
    "{p} City Council",
    "Ministry of {p}",
    "{p} County Court",
    "Kanzlei {p}",
    "Cabinet {p}",
    "{p} Chambers",
  ],
  construction: [
    "{p} Construction",
    "{p} Builders",
    "{p} & {q} Architects",
    "{p} Plumbing & Heating",
    "{p} Bau",
    "BTP {p}",
    "{p} Civil Engineering",
    "{p} Roofing",
    "{p} Electrical Contractors",
    "{p} Borough Council",
  ],
  stage: [
    "{p} Theatre",
    "{p} Symphony Orchestra",
    "{p} City Council",
    "{p} Museum",
    "{p} Fire and Rescue",
    "{p} Police",
    "{p} Zoo",
    "{p} National Park",
    "Radio {p}",
    "{p} FC",
    "{p} Institute",
  ],
  mechanic: [
    "{p} Motors",
    "{p} Garage",
    "Autohaus {p}",
    "Garage {p}",
    "{p} Airways",
    "{p} Bus Company",
    "{p} Auto Repair",
  ],
  logistics: [
    "{p} Logistics",
    "{p} Freight",
    "{p} Transport",
    "Port of {p}",
    "{p} Distribution",
    "{p} Haulage",
    "{p} Couriers",
    "Spedition {p}",
    "Transports {p}",
    "{p} Airport",
  ],
};

export const languages = wordList(
  "English|German|French|Spanish|Italian|Portuguese|Dutch|Polish|Russian|Ukrainian|Turkish|Arabic|Hindi|Urdu|Punjabi|Bengali|Tamil|Mandarin|Cantonese|Japanese|Korean|Vietnamese|Thai|Tagalog|Swahili|Yoruba|Igbo|Amharic|Zulu|Afrikaans|Greek|Hebrew|Persian|Romanian|Hungarian|Czech|Slovak|Croatian|Serbian|Bulgarian|Swedish|Norwegian|Danish|Finnish|Welsh|Irish|Catalan|Basque",
);

export const hobbies = wordList(
  "chess|hiking|cooking|photography|cycling|running|guitar|gardening|reading|sailing|climbing|swimming|yoga|football|tennis|badminton|painting|pottery|baking|travelling|board games|birdwatching|choir singing|piano|amateur theatre|volunteering at an animal shelter|astronomy|fishing|kayaking|skiing|marathon running|knitting|sewing|dancing salsa|film|live music|crosswords|camping|boxing|karate|model railways|cinema|hockey|surfing|wine tasting|blogging|podcasts|geocaching|rowing|table tennis|horse riding|scuba diving|calligraphy|origami|woodworking|beekeeping|cricket|rugby|basketball|volleyball|squash|gaming|origami|pub quizzes",
);

export const degrees = wordList(
  "BSc|B.Sc.|MSc|M.Sc.|BA|MA|BEng|MEng|PhD|Ph.D.|MBA|LLB|LLM|Diploma|HND|Bachelor of Science|Bachelor of Arts|Master of Science|Master of Arts|Bachelor's degree|Master's degree|Associate Degree|Foundation Degree|BTEC National Diploma|A-levels|GCSEs|High School Diploma|NVQ Level 2|NVQ Level 3|City & Guilds|Apprenticeship|B.Tech|M.Tech|B.Com|BBA|PGCE|PGDip|Doctorate|Dr. med.|Licence|Master|BTS|DUT|CAP|Baccalauréat|Abitur|Ausbildung|Diplom-Ingenieur|Grado|Laurea",
);

export const subjects = wordList(
  "Computer Science|Software Engineering|Information Systems|Mathematics|Statistics|Physics|Chemistry|Biology|Biochemistry|Nursing|Adult Nursing|Medicine|Pharmacy|Psychology|Sociology|Economics|Business Administration|Accounting and Finance|Marketing|International Relations|Political Science|Law|History|Philosophy|English Literature|Linguistics|Modern Languages|Journalism|Graphic Design|Fine Arts|Architecture|Civil Engineering|Mechanical Engineering|Electrical Engineering|Chemical Engineering|Aerospace Engineering|Industrial Engineering|Logistics|Supply Chain Management|Hospitality Management|Tourism|Culinary Arts|Education|Primary Education|Social Work|Physiotherapy|Sports Science|Geography|Geology|Environmental Science|Agriculture|Animal Science|Music|Theatre Studies|Film Studies|Carpentry and Joinery|Motor Vehicle Maintenance|Plumbing|Electrical Installation|Hairdressing|Childcare|Business Informatics|Data Science|Human Resource Management|Public Health|Archaeology",
);

export const universities = [
  "University of {p}",
  "{p} University",
  "{p} College",
  "{p} Institute of Technology",
  "Technical University of {p}",
  "TU {p}",
  "Universität {p}",
  "Hochschule {p}",
  "Université de {p}",
  "Universidad de {p}",
  "Università di {p}",
  "{p} Polytechnic",
  "{p} School of Business",
  "{p} Community College",
  "{p} State University",
  "National University of {p}",
  "{p} Sixth Form College",
  "{p} High School",
  "IUT de {p}",
  "Lycée {p}",
  "{p} Academy",
];

export const certificates = wordList(
  "AWS Certified Solutions Architect|PRINCE2 Practitioner|Certified Scrum Master|PMP|Cisco CCNA|CompTIA Security+|CISSP|ITIL Foundation|Google Analytics Certification|Microsoft Certified: Azure Fundamentals|Oracle Certified Professional|Six Sigma Green Belt|Lean Practitioner|ACCA|CIMA|CFA Level I|First Aid at Work|Fire Marshal|Forklift Licence|CSCS Gold Card|SMSTS|IOSH Managing Safely|NEBOSH General Certificate|Food Hygiene Level 3|WSET Level 2|Personal Licence Holder|TEFL Certificate|CELTA|Qualified Teacher Status|NMC Registration|BLS Provider|ACLS Certification|DBS checked|Driving Licence Category C|ADR Certificate|Welding Certificate EN ISO 9606|18th Edition Wiring Regulations|Gas Safe Registered|PADI Open Water|Certified Kubernetes Administrator|Tableau Desktop Specialist|HubSpot Inbound|SHRM-CP|CIPD Level 5|Certified Internal Auditor|Diploma in Digital Marketing|TOEFL iBT 108|IELTS 8.0|DELF B2|Goethe-Zertifikat C1",
);

export const courses = wordList(
  "Machine Learning, Coursera|Introduction to Project Management|Advanced Excel for Business|Conflict Resolution Workshop|Leadership Essentials|Time Management|Public Speaking Course|Manual Handling Refresher|Safeguarding Level 2|Data Protection Training|Web Development Bootcamp|UX Fundamentals|Negotiation Skills Seminar|Customer Service Excellence|Barista Training|Wine Appreciation|Working at Height|Confined Spaces|Photography Evening Class|Spanish for Beginners|Business Writing|Coaching for Managers|Deep Learning Specialization|Accounting Basics|Health and Safety Induction|Mental Health Awareness|Train the Trainer|Agile Foundations|Cyber Security Basics|Report Writing",
);
