"""Hand-written word lists that the tokenizer's merges are learned from (and that the bootstrap data draws on)."""

FIRST = """Anna Maria Peter John James Robert Michael David William Richard Thomas Charles Daniel Matthew Anthony Mark Steven Paul Andrew Joshua Kevin Brian George
Edward Ronald Timothy Jason Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Frank Alexander Raymond Patrick
Jack Dennis Jerry Tyler Aaron Jose Adam Nathan Henry Douglas Zachary Kyle Noah Ethan Jeremy Walter Christian Keith Roger Terry Austin Sean Gerald Carl Harold Dylan
Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Sandra Margaret Ashley Kimberly Emily Donna Michelle Carol Amanda Melissa
Deborah Stephanie Rebecca Laura Sharon Cynthia Kathleen Amy Angela Shirley Brenda Emma Pamela Nicole Helen Samantha Katherine Christine Debra Rachel Carolyn Janet
Olivia Sophie Sophia Isabella Charlotte Amelia Grace Chloe Lucy Hannah Julia Clara Eva Lena Lea Marie Claire Camille Juliette Manon Elise Margaux Antoine Pierre Luc
Jean Jacques Julien Mathieu Olivier Etienne Hugo Louis Lukas Jonas Felix Maximilian Moritz Klaus Jürgen Wolfgang Stefan Matthias Sebastian Tobias Heike Sabine Ute
Monika Katrin Anja Birgit Greta Ingrid Lars Erik Sven Bjorn Astrid Freya Soren Mette Nils Mikkel Aino Juhani Pekka Javier Carlos Miguel Alejandro Diego Pablo Lucia
Carmen Rosa Elena Isabel Francisco Rafael Fernando Mateo Santiago Valentina Camila Joao Pedro Tiago Ines Beatriz Ana Luís Giulia Marco Luca Francesca Alessandro
Chiara Matteo Giovanni Paolo Sofia Piotr Tomasz Agnieszka Katarzyna Marek Zofia Jakub Ivan Dmitri Olga Svetlana Natalia Sergei Yuri Tatiana Bogdan Oksana Mykola
Andrei Ioana Mihai Milan Jelena Nikola Dragan Ahmed Mohammed Mohamed Omar Ali Hassan Hussein Fatima Aisha Layla Yasmin Khalid Youssef Karim Nadia Leila Tariq Ibrahim
Mehmet Ayse Emre Zeynep Elif Mustafa Can Deniz Reza Sara Darius Shirin Arash Priya Rahul Anjali Arjun Vikram Sanjay Deepak Kavita Neha Rohan Amit Sunita Lakshmi Ravi
Ananya Aditya Kiran Meera Suresh Ramesh Farhan Ayesha Imran Bilal Zara Nguyen Linh Minh Thi Anh Duc Huong Wei Li Ming Xiao Jing Yan Hui Chen Mei Lin Hao Jun Fang
Hiroshi Yuki Kenji Haruto Sakura Aiko Takeshi Naoko Satoshi Min Ji Soo Hyun Jae Seo Young Kim Somchai Siti Putri Agus Dewi Budi Maria Jose Juan Chidi Ngozi Amara
Emeka Chinedu Adaeze Kwame Kofi Ama Abena Yaw Tunde Folake Wanjiku Kamau Achieng Otieno Thabo Sipho Naledi Zanele Tendai Fatou Mamadou Aminata Ousmane Desta Selam
Sam Alex Max Ben Tom Kate Jane Ruth Ruby Ella Mia Leo Theo Finn Liam Owen Rhys Siobhan Aoife Niamh Ciara Callum Hamish Fiona Isla Morag Gareth Nia Bronwyn""".split()

LAST = """Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Thomas Moore Martin Jackson Thompson White Harris Clark Lewis Robinson Walker Young
Allen King Wright Scott Hill Green Adams Baker Nelson Carter Mitchell Roberts Turner Phillips Campbell Parker Evans Edwards Collins Stewart Morris Murphy Cook Rogers
Morgan Cooper Peterson Reed Bailey Bell Kelly Howard Ward Cox Richardson Wood Watson Brooks Bennett Gray James Hughes Price Myers Long Foster Sanders Ross Powell
Sullivan Russell Fisher Henderson Coleman Simmons Patterson Jordan Reynolds Hamilton Graham Kim Gonzalez Rodriguez Martinez Hernandez Lopez Perez Sanchez Ramirez
Torres Flores Rivera Gomez Diaz Reyes Morales Cruz Ortiz Gutierrez Chavez Ramos Ruiz Alvarez Mendoza Castillo Jimenez Vargas Romero Herrera Medina Silva Santos
Oliveira Souza Pereira Costa Ferreira Almeida Carvalho Gomes Ribeiro Martins Rocha Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer
Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause Lehmann Köhler Herrmann König Walter
Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Vogel Dubois Durand Lefebvre Leroy Moreau Simon Laurent Michel Garcia Bernard Petit Roux Fournier
Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Faure Andre Mercier Blanc Guerin Boyer Garnier Chevalier Rossi Russo Ferrari Esposito Bianchi Romano
Colombo Ricci Marino Greco Bruno Gallo Conti De Luca Mancini Rizzo Lombardi Moretti Jansen de Vries van den Berg van Dijk Bakker Visser Smit Meijer de Boer Mulder
Hansen Johansen Olsen Larsen Andersen Pedersen Nilsen Kristiansen Jensen Nielsen Svensson Lindqvist Karlsson Nilsson Eriksson Virtanen Korhonen Nieminen Kowalski
Nowak Wisniewski Wojcik Kaminski Lewandowski Zielinski Ivanov Petrov Sokolov Popov Volkov Kuznetsov Shevchenko Kovalenko Bondarenko Novak Horvat Kovac Nagy Toth
Szabo Horvath Popescu Ionescu Dimitrov Papadopoulos Yilmaz Kaya Demir Sahin Celik Yildiz Öztürk Khan Ahmed Hussain Malik Iqbal Sheikh Siddiqui Patel Sharma Singh
Kumar Gupta Shah Mehta Joshi Reddy Nair Iyer Rao Das Banerjee Chatterjee Mukherjee Bose Desai Kapoor Chopra Verma Mishra Pillai Menon Krishnan Fernando Perera Silva
Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Tran Le Pham Hoang Phan Vu Dang Bui Do Ngo Tanaka Suzuki Sato Takahashi
Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Okafor Okonkwo Adeyemi Eze Balogun Nwosu Obi
Mensah Owusu Boateng Asante Osei Mwangi Njoroge Kariuki Ochieng Dlamini Nkosi Ndlovu Khumalo Mokoena Diallo Traore Keita Toure Ba Ndiaye Sow Tesfaye Bekele Haile
Abdullah Rahman Hassan Ali Haddad Khoury Nasser Mansour Saleh Farouk Aziz Rashid Cohen Levy Mizrahi Friedman Katz Shapiro O'Brien O'Connor O'Neill McDonald McCarthy
MacLeod Fitzgerald Gallagher Doherty Lynch Quinn Byrne Ryan Walsh Kennedy Whitfield Ashworth Hartley Pemberton Sinclair Fraser Wallace Ferguson Crawford Griffiths
Llewellyn Pritchard Blackwood Thornton Hawthorne Whitaker Lindgren Bergstrom Holm Dahl Strand Haugen Bakke Vasquez Navarro Delgado Castro Guerrero Rojas Fuentes
Aguilar Salazar Espinoza Figueroa Cabrera Acosta Paredes Quispe Mamani""".split()

CITIES = """London|Manchester|Birmingham|Leeds|Bristol|Liverpool|Sheffield|Edinburgh|Glasgow|Cardiff|Belfast|Dublin|Cork|Galway|Cambridge|Oxford|Brighton|Nottingham|Leicester
New York|Los Angeles|Chicago|Houston|Phoenix|Philadelphia|San Antonio|San Diego|Dallas|San Jose|Austin|Boston|Seattle|Denver|Portland|Atlanta|Miami|Minneapolis|Detroit|Toronto|Montreal
Vancouver|Calgary|Ottawa|Mexico City|Guadalajara|Monterrey|Bogota|Lima|Santiago|Buenos Aires|Montevideo|Sao Paulo|Rio de Janeiro|Brasilia|Berlin|Munich|Hamburg|Frankfurt|Cologne|Stuttgart
Düsseldorf|Leipzig|Dresden|Nuremberg|Hannover|Bremen|Vienna|Graz|Salzburg|Zurich|Zürich|Geneva|Basel|Bern|Paris|Lyon|Marseille|Toulouse|Nantes|Lille|Bordeaux|Strasbourg|Brussels|Antwerp|Ghent
Amsterdam|Rotterdam|Utrecht|The Hague|Eindhoven|Copenhagen|Aarhus|Oslo|Bergen|Stockholm|Gothenburg|Malmö|Helsinki|Tampere|Tallinn|Riga|Vilnius|Warsaw|Krakow|Wroclaw|Gdansk|Prague|Brno
Bratislava|Budapest|Bucharest|Cluj|Sofia|Belgrade|Zagreb|Ljubljana|Athens|Istanbul|Ankara|Izmir|Kyiv|Lviv|Tbilisi|Moscow|Madrid|Barcelona|Valencia|Seville|Bilbao|Malaga|Lisbon|Porto|Rome|Milan
Turin|Naples|Bologna|Florence|Venice|Cairo|Alexandria|Casablanca|Rabat|Tunis|Algiers|Lagos|Abuja|Accra|Nairobi|Kampala|Addis Ababa|Dar es Salaam|Kigali|Johannesburg|Cape Town|Durban|Pretoria|Harare
Dakar|Abidjan|Dubai|Abu Dhabi|Doha|Riyadh|Jeddah|Kuwait|Beirut|Amman|Tel Aviv|Haifa|Tehran|Baghdad|Karachi|Lahore|Islamabad|Mumbai|Delhi|New Delhi|Bangalore|Bengaluru|Hyderabad|Chennai|Pune|Kolkata
Ahmedabad|Kochi|Jaipur|Colombo|Dhaka|Kathmandu|Bangkok|Hanoi|Ho Chi Minh City|Da Nang|Singapore|Kuala Lumpur|Jakarta|Bandung|Manila|Cebu|Hong Kong|Taipei|Shanghai|Beijing|Shenzhen|Guangzhou
Hangzhou|Chengdu|Tokyo|Osaka|Kyoto|Nagoya|Seoul|Busan|Sydney|Melbourne|Brisbane|Perth|Adelaide|Auckland|Wellington|Remote""".replace("\n", "|").split("|")

COUNTRIES = """UK|United Kingdom|England|Scotland|Ireland|USA|United States|Canada|Mexico|Germany|Deutschland|France|Spain|España|Italy|Portugal|Netherlands|Belgium|Switzerland|Austria
Poland|Czech Republic|Hungary|Romania|Greece|Turkey|Ukraine|Sweden|Norway|Denmark|Finland|Egypt|Morocco|Nigeria|Ghana|Kenya|South Africa|India|Pakistan|Bangladesh|China|Japan|South Korea|Vietnam
Thailand|Indonesia|Malaysia|Philippines|Australia|New Zealand|Brazil|Brasil|Argentina|Chile|Colombia|Peru|Israel|Lebanon|Jordan|Saudi Arabia|United Arab Emirates""".replace("\n", "|").split("|")

SKILLS = """Python|Java|TypeScript|JavaScript|Go|Rust|C|C++|C#|Ruby|Ruby on Rails|PHP|Laravel|Symfony|Perl|Scala|Kotlin|Swift|Objective-C|Elixir|Erlang|Haskell|Clojure|R|Julia|Dart|Flutter|MATLAB
SQL|PostgreSQL|Postgres|MySQL|MariaDB|SQLite|Oracle|SQL Server|T-SQL|PL/SQL|MongoDB|Cassandra|DynamoDB|Redis|Elasticsearch|Neo4j|Snowflake|BigQuery|Redshift|Databricks|Spark|Apache Spark|PySpark
Hadoop|Hive|Kafka|Apache Kafka|RabbitMQ|Airflow|Apache Airflow|dbt|Flink|Docker|Kubernetes|Helm|OpenShift|AWS|Azure|GCP|Google Cloud|Amazon Web Services|EC2|S3|Lambda|Terraform|Ansible|Puppet|Chef
Pulumi|Jenkins|GitLab CI|GitHub Actions|CircleCI|ArgoCD|CI/CD|Git|GitHub|GitLab|Bitbucket|SVN|Linux|Ubuntu|Red Hat|Bash|Shell scripting|PowerShell|Windows Server|Active Directory|VMware|Nginx
Apache|Prometheus|Grafana|Datadog|Splunk|New Relic|ELK Stack|React|React Native|Redux|Next.js|Angular|AngularJS|Vue|Vue.js|Nuxt|Svelte|jQuery|Node.js|Express|NestJS|Deno|Django|Flask|FastAPI|Spring
Spring Boot|Hibernate|.NET|.NET Core|ASP.NET|Blazor|WPF|GraphQL|REST|REST APIs|gRPC|SOAP|Microservices|Event-driven architecture|Domain-driven design|HTML|HTML5|CSS|CSS3|Sass|Tailwind CSS|Bootstrap
Webpack|Vite|Jest|Cypress|Playwright|Selenium|JUnit|PyTest|pytest|Unit testing|Test automation|TDD|Manual testing|Load testing|JMeter|Postman|Swagger|OpenAPI|Machine learning|Deep learning|NLP
Natural language processing|Computer vision|PyTorch|TensorFlow|Keras|scikit-learn|Pandas|NumPy|SciPy|Matplotlib|XGBoost|MLflow|Jupyter|Hugging Face|LangChain|LLMs|Statistics|A/B testing
Data analysis|Data modelling|Data visualization|ETL|Data warehousing|Power BI|Tableau|Looker|Qlik|SAS|SPSS|Stata|Excel|Microsoft Excel|VBA|Google Sheets|Google Analytics|Google Ads|SEO|SEM|PPC
Content marketing|Email marketing|Social media|Social media marketing|Copywriting|Copy editing|Proofreading|HubSpot|Mailchimp|Marketo|Salesforce|CRM|Zendesk|Intercom|Shopify|WordPress|Drupal
Magento|WooCommerce|Figma|Sketch|Adobe XD|Photoshop|Illustrator|InDesign|After Effects|Premiere Pro|Lightroom|Final Cut Pro|Blender|Maya|3ds Max|Unity|Unreal Engine|Cinema 4D|UX research
User research|Wireframing|Prototyping|Design systems|Accessibility|Typography|Branding|Illustration|Photography|Video editing|Animation|AutoCAD|Revit|SolidWorks|CATIA|Fusion 360|ArcGIS|QGIS|Civil 3D
SketchUp|Rhino|BIM|PLC programming|SCADA|LabVIEW|Altium|VHDL|Verilog|Arduino|Raspberry Pi|Embedded C|RTOS|CAN bus|FPGA|IoT|Robotics|ROS|Six Sigma|Lean|Lean manufacturing|Kaizen|5S|ISO 9001|GMP
HACCP|Quality assurance|Quality control|Project management|Programme management|Agile|Scrum|Kanban|SAFe|Jira|Confluence|Trello|Asana|Notion|MS Project|Prince2|PMP|Stakeholder management|Budgeting
Forecasting|Financial modelling|Financial reporting|Financial analysis|IFRS|US GAAP|GAAP|Bookkeeping|Accounts payable|Accounts receivable|Payroll|Tax returns|VAT|Auditing|Internal audit|Risk analysis
Risk management|Compliance|AML|KYC|Bloomberg Terminal|QuickBooks|Xero|Sage|SAP|SAP FI|SAP MM|Oracle ERP|NetSuite|Dynamics 365|DATEV|Workday|Recruiting|Talent acquisition|Onboarding|Employee relations
Performance management|Training|Coaching|Mentoring|Leadership|Team leadership|Communication|Negotiation|Presentation skills|Public speaking|Time management|Problem solving|Teamwork|Customer service
Customer support|Account management|Key account management|Cold calling|Lead generation|B2B sales|Retail|Merchandising|Visual merchandising|Inventory management|Stock control|Warehouse management
Forklift|Logistics|Supply chain|Procurement|Purchasing|Import/export|Incoterms|Fleet management|Route planning|Demand planning|Event planning|Hospitality|Food safety|Barista|Menu planning|Patient care
Triage|Phlebotomy|Wound care|Medication administration|Electronic health records|Epic|Cerner|First aid|CPR|ALS|ICU|Paediatrics|Pediatrics|Radiology|Pharmacy|Clinical trials|GCP|Medical writing
Lesson planning|Curriculum design|Classroom management|Special education|E-learning|Moodle|Translation|Interpreting|Subtitling|SDL Trados|Editing|Journalism|Research|Legal research|Contract law
Contract drafting|GDPR|Data protection|Employment law|Litigation|Paralegal|Penetration testing|Network security|Firewalls|Cisco|CCNA|TCP/IP|VPN|Wireshark|Nmap|Burp Suite|Metasploit|SIEM|ISO 27001
OWASP|Cryptography|Incident response|Threat modelling|ITIL|ServiceNow|Help desk|Hardware support|Microsoft Office|Office 365|Word|PowerPoint|Outlook|SharePoint|Teams|Slack|Zoom|Welding|CNC|CNC machining
Carpentry|Plumbing|Electrical installation|HVAC|Blueprint reading|Health and safety|Driving licence|Forklift licence|Solidity|Ethereum|Blockchain|Web3|COBOL|Fortran|Delphi|ABAP|Apex|Lua|Groovy|Gradle|Maven
Bazel|CMake|Qt|OpenCV|OpenGL|CUDA|HPC|Slurm|Bioinformatics|PCR|Western blot|Flow cytometry|HPLC|Mass spectrometry|Cell culture|CRISPR|GIS|Remote sensing|Hydrology|Surveying|Structural analysis|ETABS
Geotechnical engineering|Soil testing|Solar PV|Wind energy|Energy audits|Life cycle assessment|Grant writing|Fundraising|Volunteer coordination|Policy analysis|Market research|Competitive analysis
Product management|Product strategy|Roadmapping|OKRs|User stories|Business analysis|Requirements gathering|BPMN|UML|Process improvement|Change management|Vendor management|Contract negotiation""".replace("\n", "|").split("|")

TITLE_LEVEL = "Senior|Junior|Lead|Principal|Head|Staff|Assistant|Chief|Deputy|Associate|Graduate|Trainee|Interim|Global|Regional|Sr.|Jr.|Team|Technical|Executive|Vice|Freelance|Working Student".split("|")
TITLE_DOMAIN = """Software|Data|Product|Marketing|Sales|Backend|Back-End|Frontend|Front-End|Full Stack|Full-Stack|DevOps|Cloud|Security|Cyber Security|Information Security|Network|QA|Test|Research|Mechanical|Electrical|Civil|Structural
Chemical|Environmental|Finance|Financial|HR|Human Resources|Operations|Customer Success|Customer Service|UX|UI|UX/UI|Content|Legal|Clinical|Medical|Supply Chain|Machine Learning|AI|Mobile|iOS|Android|Account|Project|Programme|Quality
Platform|Embedded|Growth|Payments|Community|Hardware|Nuclear|Aviation|Retail|Localization|Firmware|Compliance|Systems|Solutions|Enterprise|Business|Business Intelligence|Analytics|Database|Infrastructure|Site Reliability|Web|Game|Graphics
Process|Production|Manufacturing|Maintenance|Warehouse|Logistics|Procurement|Purchasing|Store|Shift|Office|Administrative|Payroll|Tax|Audit|Risk|Credit|Investment|Portfolio|Insurance|Claims|Underwriting|Event|Hotel|Restaurant|Kitchen
Front Desk|Communications|Public Relations|Social Media|Digital|Brand|E-commerce|Technical|Support|IT|Training|Learning|Education|Policy|Grants|Fundraising|Volunteer|Field|Service|Design|Creative|Art|Video|Sound|Laboratory|Lab
Biomedical|Validation|Regulatory|Pharmacy|Dental|Veterinary|Social|Youth|School|Primary|Geospatial|GIS|Energy|Sustainability|Real Estate|Property|Construction|Site|Facilities|Fleet|Transport|Import|Export""".replace("\n", "|").split("|")
TITLE_ROLE = """Engineer|Manager|Analyst|Developer|Designer|Consultant|Specialist|Coordinator|Scientist|Administrator|Director|Technician|Architect|Officer|Associate|Intern|Writer|Advisor|Adviser|Planner|Strategist
Supervisor|Producer|Tester|Researcher|Inspector|Lead|Owner|Executive|Representative|Assistant|Accountant|Controller|Auditor|Trainer|Teacher|Lecturer|Tutor|Nurse|Physician|Pharmacist|Therapist|Worker|Operator
Programmer|Editor|Journalist|Photographer|Artist|Animator|Buyer|Clerk|Secretary|Recruiter|Partner|Generalist|Scrum Master|Agile Coach|Translator|Interpreter|Paralegal|Lawyer|Solicitor|Attorney|Chef|Cook
Barista|Waiter|Driver|Electrician|Plumber|Carpenter|Welder|Machinist|Mechanic|Surveyor|Librarian|Archivist|Curator|Economist|Statistician|Mathematician|Biologist|Chemist|Physicist|Geologist|Postdoc|Fellow|Professor|Apprentice""".replace("\n", "|").split("|")

COMPANY_TAIL = "Inc|Inc.|Ltd|Ltd.|Limited|LLC|GmbH|AG|SE|SA|S.A.|SAS|SARL|B.V.|BV|NV|AB|AS|A/S|Oy|Srl|S.p.A.|S.L.|Pty Ltd|plc|PLC|Corp|Corp.|Corporation|Company|Co.|Group|Holdings|Labs|Systems|Solutions|Technologies|Software|Digital|Consulting|Partners|Associates|& Sons|& Co|Bank|Insurance|Logistics|Energy|Media|Studio|Studios|Design|Analytics|Health|Hospital|Clinic|Foods|Retail|Motors|Airlines|Telecom|Networks|Security|Capital|Ventures|Foundation|Trust|University|College|School|Institute|Council|Ministry|Agency|Services|Industries|Manufacturing|Engineering|Construction|Pharma|Biotech|Robotics|Games|Interactive".split("|")
COMPANY_STEM = """Acme|Northwind|Globex|Initech|Umbrella|Hooli|Contoso|Fabrikam|Blue|Green|Red|Silver|Golden|Bright|Clear|Deep|High|North|South|East|West|Alpine|Atlantic|Pacific|Nordic|Baltic|Iberia|Delta|Alpha|Omega|Sigma|Vertex|Apex
Summit|Horizon|Harbor|Harbour|River|Lake|Ocean|Stone|Iron|Steel|Copper|Oak|Pine|Maple|Cedar|Willow|Falcon|Eagle|Fox|Wolf|Bear|Lion|Tiger|Phoenix|Nova|Orbit|Lunar|Solar|Star|Meteor|Quantum|Pixel|Byte|Logic|Data|Cloud|Net|Link
Bridge|Gate|Tower|Castle|Crown|Royal|City|Metro|Urban|Rural|Field|Meadow|Garden|Forest|Mountain|Valley|Spring|Summer|Winter|Harvest|Beacon|Compass|Anchor|Pilot|Voyager|Pioneer|Frontier|Liberty|Union|United|Global|Inter|Trans|Euro|Asia|Africa|Swift|Rapid|Prime|First|Open|Smart|Next|New|True|Pure|Fresh|Kite|Lantern|Ember|Cobalt|Indigo|Amber|Coral|Marble|Velvet|Cactus|Juniper|Saffron""".replace("\n", "|").split("|")

HEADINGS = {
    "summary": "Summary|Profile|About me|About|Objective|Overview|Personal statement|Professional summary|Career summary|Executive summary|In short|Introduction|Who I am|Profil|Über mich|Zusammenfassung|À propos|Résumé|Perfil|Sobre mí|Resumen|Perfil profissional|Profilo|Kurzprofil|Career objective|Personal profile",
    "skills": "Skills|Technical skills|Core skills|Key skills|Technologies|Competencies|Core competencies|Skills and tools|Areas of expertise|Toolbox|Expertise|What I know|Skill set|Strengths|Tools|Tech stack|Technical proficiencies|IT skills|Computer skills|Professional skills|Skills summary|What I work with|Kenntnisse|Fähigkeiten|Fachkenntnisse|IT-Kenntnisse|Compétences|Compétences techniques|Habilidades|Competencias|Conocimientos|Competências|Competenze|Software|Methods and tools|Languages and frameworks",
    "experience": "Experience|Work experience|Professional experience|Employment|Employment history|Work history|Career|Career history|Positions held|Jobs|Background|Professional background|Relevant experience|Where I have worked|Selected experience|Berufserfahrung|Beruflicher Werdegang|Expérience|Expérience professionnelle|Expériences professionnelles|Parcours professionnel|Experiencia|Experiencia laboral|Experiencia profesional|Experiência profissional|Esperienza|Werkervaring|Internships|Praktika|Stages",
    "education": "Education|Academic background|Studies|Training|Education and training|Qualifications|Academic qualifications|Degrees|Ausbildung|Bildung|Studium|Schulbildung|Formation|Études|Formación|Educación|Formação|Istruzione|Opleiding",
    "courses": "Certifications|Certificates|Courses|Licences and certificates|Professional development|Continuing education|Training and certificates|Zertifikate|Weiterbildung|Fortbildung|Certificats|Certifications et formations|Cursos|Certificaciones|Workshops|Accreditations",
    "languages": "Languages|Language skills|Sprachen|Sprachkenntnisse|Langues|Idiomas|Lingue|Talen",
    "interests": "Interests|Hobbies|Hobbies and interests|Personal interests|Outside work|Interessen|Centres d'intérêt|Loisirs|Intereses|Aficiones",
    "projects": "Projects|Selected projects|Personal projects|Side projects|Open source|Portfolio|Projekte|Projets|Proyectos",
    "volunteering": "Volunteering|Volunteer work|Voluntary work|Community|Ehrenamt|Bénévolat|Voluntariado|Military service|Career break|Parental leave|Elternzeit",
    "publications": "Publications|Selected publications|Papers|Talks|Awards|Honours|Awards and honours|Publikationen|Auszeichnungen|Prix|Premios",
    "references": "References|Referees|Referenzen|Références|Referencias|References available on request|Additional information|Personal details|Persönliche Daten|Contact|Contact details|Kontakt|Coordonnées|Datos personales|Contacto",
    "denied": "Not (yet) in my toolbox|What I don't do|Gaps|Still to learn|Learning next|Honest gaps|What I have not used|Not my field|Wish list|To learn",
}
HEADINGS = {key: value.split("|") for key, value in HEADINGS.items()}

MONTHS = "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Januar Februar März Mai Juni Juli Oktober Dezember janvier février mars avril mai juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janeiro fevereiro gennaio febbraio marzo aprile maggio giugno luglio settembre ottobre dicembre present Present today now current heute aujourd'hui actualidad ongoing date since seit depuis desde until bis Spring Summer Autumn Winter".split()

VERBS = """built led designed managed improved wrote maintained reduced launched trained delivered supported owned rolled out negotiated cut mentored developed created implemented introduced migrated automated optimised optimized
analysed analyzed coordinated organised organized planned planning prepared presented reviewed tested deployed monitored responsible for responsible in charge worked with worked on working helped increased grew raised saved won closed handled processed
scheduled supervised taught coached hired recruited onboarded documented translated edited published produced researched investigated resolved fixed refactored integrated configured installed repaired operated inspected audited reported forecast budgeted
purchased sourced shipped packed delivered served cooked cleaned cared assisted advised consulted drafted filed represented modelled measured calculated estimated simulated evaluated validated verified secured hardened patched scaled architected
established founded ran running started joined promoted moved replaced rewrote converted standardised streamlined collaborated partnered liaised facilitated chaired moderated hosted spoke contributed volunteered studied learned earned completed graduated""".split()

PROSE = """I am a with years of experience in and have worked across teams where the was my work has been on for clients from small companies to large ones. Experienced professional who enjoys solving problems, working with people and learning new things.
Looking for a new challenge in a friendly team. Results-driven and detail-oriented, strong communicator, reliable and curious, used to tight deadlines, able to work independently and as part of a team. Proven track record of delivering projects on time and within budget.
Responsible for the day-to-day running of the department, including reporting to the management board and the customers. Led a team of five engineers building internal tools and services used by thousands of users every day. Reduced costs by thirty percent through better planning.
Increased revenue, customer satisfaction and retention. Built dashboards and pipelines that process millions of records per day. Introduced code reviews, automated tests and continuous deployment. Migrated legacy systems to the cloud without downtime. Managed suppliers, contracts and budgets.
No experience with, never used, not familiar with, no knowledge of, have not worked with, I do not know, I don't have any experience in, lacks, without, unfamiliar with, not yet, no hands-on experience, beginner in, only heard of, want to learn, would like to learn, currently learning, interested in learning, I have never touched, no professional use of, apart from, except, although, but, however, none, neither nor.
More than over around about nearly almost at least total of years' yrs year months month experience years in the field of, on the job, practice, career spanning, since, for the past, altogether, combined, roughly, approximately, Years of experience, work experience.
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty twenty-five thirty half a decade two decades
We are hiring are looking for the role position vacancy job description post requirements required must have must-have essential nice to have desirable preferred a plus bonus optional what you bring what you will do your profile your tasks responsibilities we offer benefits salary closing date apply by deadline applications close on before minimum at least years experience in a similar role degree in or equivalent.
Requirements Responsibilities Qualifications Essential Desirable About the role About us What we offer How to apply Closing date Location Salary Full-time Part-time Permanent Fixed-term contract hybrid remote on site team company department
Name Full name Email E-mail Mail Phone Telephone Tel Mobile Cell Fax Address Website LinkedIn GitHub Date of birth Nationality Marital status Gender Telefon Handy Adresse Geburtsdatum Staatsangehörigkeit Téléphone Courriel Adresse Nationalité Teléfono Correo Dirección Nacionalidad Morada Nome Nombre Nom Vorname Prénom Curriculum Vitae Resume Résumé Lebenslauf CV Page of
BSc MSc BA MA BEng MEng PhD MBA Diploma Certificate Bachelor Master Doctorate degree of Science Arts Engineering in Computer Science Economics Physics History Biology Nursing Business Administration Mathematics Law Statistics Chemistry Psychology Philosophy Literature Architecture Medicine Accounting Marketing Information Systems Technology High School A-levels Abitur Baccalauréat Licence Diplom Apprenticeship Universität Hochschule Université École Universidad Universidade University of Technical grade distinction honours thesis GPA first class summa cum laude
English German French Spanish Mandarin Arabic Hindi Polish Dutch Italian Portuguese Russian Turkish Japanese Korean Swedish Ukrainian native fluent conversational basic intermediate advanced mother tongue B1 B2 C1 C2 A2 Deutsch Englisch Französisch anglais allemand espagnol inglés francés Muttersprache fließend langue maternelle
chess hiking cooking photography cycling running guitar gardening reading sailing football swimming travel music painting yoga climbing piano volunteering board games chess club film baking
and the of to in a for with on at by from as is was were are be been has have had that this it its an or which their our your my me we they he she his her not no but all more most other some such than then there these those through under up out over into after before between during while also both each every per via including within without using used use based across around about new small large big good great first last next main own several many various different key high low long short full half early late local international national global internal external public private daily weekly monthly yearly annual quarterly
team teams project projects product products client clients customer customers user users system systems service services software data process processes tool tools test tests report reports budget cost costs sales revenue market quality time work job jobs role staff people members engineers developers students patients office site store shop plant warehouse production development management support design research training planning analysis business company department group area region country city world school hospital bank industry sector field level stage phase step part end start line list order stock supply chain contract contracts law policy safety health care security risk standards requirements documentation meetings workshops events campaigns content website web app apps mobile application applications platform platforms database databases network infrastructure server servers cloud code review pipelines features releases bugs incidents tickets requests performance speed scale growth savings percent
nicht keine kein und der die das für mit von zu in im bei als Jahre Jahren Erfahrung Kenntnisse in Leitung eines Teams Entwicklung Verantwortlich für Betreuung Planung Durchführung Projekt Projekte Kunden Mitarbeiter Abteilung Ingenieur Entwickler Leiter Kaufmann Sachbearbeiterin Softwareentwickler Projektleiter GmbH et le la les des du de pour avec dans en ans d'expérience gestion développement responsable chargé équipe clients projet ingénieur développeur chef chargée assistante directeur pas de sans y el los las del para con años de experiencia gestión desarrollo responsable equipo ingeniero desarrollador jefe sin en não anos experiência engenheiro gerente
invoice meeting minutes recipe letter cover letter newsletter manual menu price list notes agenda Dear Sir or Madam Yours sincerely Kind regards total amount due subject invoice number bill agenda attendees ingredients chapter"""

SCAFFOLD = [
    'user\nstep: Read the CV and take down what it says\nitem: cvs/anna.pdf', 'user\nplan\ngoal: Rank the CVs for the post in job.md\nfiles:\njob.md\ncvs/anna-miller.pdf\nresume.docx\ncandidate.md\nletter.txt\npage.html',
    '<tool_call>\n{"name":"document_read","arguments":{"path":"cvs/anna.pdf"}}\n</tool_call>', '<tool_call>\n{"name":"document_facts","arguments":{"path":"cvs/anna.docx"}}\n</tool_call>',
    '<tool_response>\nemails:\nphones:\nstated years:\nperiods:\nlinks:\nunder line heading page of lines\n</tool_response>', "user\n<tool_response>\n", "assistant\n<tool_call>\n",
    '<tool_call>\n{"name":"step_done","arguments":{"result":"read","records":[{"name":"Anna","email":"a@b.com","phone":"+1","lastTitle":"Engineer","skills":["a","b","c"],"denied":["d"],"stated":"8 years","employment":["2019 - 2022","2015 - 2019"]}]}}\n</tool_call>',
    '{"name":"step_done","arguments":{"result":"read","records":[{"name":"","email":"","phone":"","lastTitle":"","skills":[],"denied":[],"stated":"","employment":[]}]}}', '{"result":"read","records":[]}}',
    '"records":[{"title":"Engineer","must":["a","b"],"nice":["c"],"minYears":"at least 3 years","closing":"Closing date: 1 May 2026"}]}}',
    '{"name":"candidates_rank","arguments":{"post":{"title":"x","must":[],"nice":[]},"records":[]}}', '{"result":"ranked","files":["report.html","report.md","candidates.json"]}',
    '{"name":"plan","arguments":{"steps":[{"id":"post","title":"Read the post","instruction":"Read job.md","needs":[],"tools":["document_read"],"output":{"kind":"records","path":"work/post.json","fields":[{"name":"title","type":"string","verbatim":true},{"name":"must","type":"string[]","verbatim":true}]},"checks":[{"kind":"file_exists","path":"report.html"},{"kind":"json_valid","path":"candidates.json"},{"kind":"quotes_found","path":"work/post.json"}]},{"id":"cvs","title":"Read each CV","instruction":"Read the CV","needs":[],"tools":["document_read","document_facts"],"forEach":{"from":"cvs/*","as":"cv"},"output":{"kind":"records","fields":[]},"checks":[]},{"id":"rank","title":"Rank","instruction":"Rank the candidates","needs":["post","cvs"],"tools":["candidates_rank"],"output":{"kind":"files","paths":["report.html"]},"checks":[{"kind":"links_resolve"},{"kind":"site_ok"},{"kind":"contains","text":""},{"kind":"command_ok"}]}],"constraints":[]}}',
    '{"name":"file_read","arguments":{"path":""}}{"name":"file_write"}{"name":"site_build"}{"name":"site_check"}{"name":"file_list"}{"name":"revise_plan","arguments":{"patches":[]}}', "gmail.com outlook.com hotmail.com yahoo.com mail.com proton.me example.com example.org web.de gmx.de icloud.com www.linkedin.com https://github.com http mailto .co.uk .com .org .net .io .dev .fr .es .eu .info",
    "candidates ranked best first Report written to report.html. The best candidate is with a score of points. evidence quote notes title page item step result goal path file files document documents curriculum vitae",
]

SYMBOLS = "•·–—’‘“”…°€£§®™©✓✔★☆●○■□▪▫►▶→←↑↓|/\\@#&*+=<>~^_`%$£¥½²³×÷«»¿¡†‡№☎✉📞📧📍🔗" + "".join(chr(c) for c in range(0xC0, 0x250))
OTHER_SCRIPTS = (
    "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИКЛМНОПРСТУФХЧШЭЮЯіїєґαβγδεζηθικλμνξοπρστυφχψωςάέήίόύώ"
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئپچگیאבגדהוזחטיכלמנסעפצקרשתםןךףץ"
    "अआइईउऊएऐओऔकखगघचछजझटठडढतथदधनपफबभमयरलवशषसहािीुूेैोौ्ं"
    "年月日人工学大公司技经理历教育姓名电话邮箱软件程师产品项目管京上海中国经验能力专业开发设计数据分析负责生男女本科硕士职位期在至今高级的和与个一二三四五六七八九十简历自我评价作联系方式地址语言英语"
    "のにはをがでとしたるいれさかきくけこすせそちつてなぬねひふへほまみむめもやゆよらりろわんアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワンー株式会社職務経歴書"
    "가나다라마바사아자차카타파하이력서경력학교회김박최정기술개발년월일"
)


def weighted_texts():
    """(text, weight) pairs: frequent words count more, every listed word counts."""
    for group, weight in ((FIRST, 6), (LAST, 5), (CITIES, 5), (COUNTRIES, 4), (SKILLS, 12), (TITLE_LEVEL, 30), (TITLE_DOMAIN, 14), (TITLE_ROLE, 16), (COMPANY_TAIL, 8), (COMPANY_STEM, 4), (MONTHS, 20), (VERBS, 10)):
        for entry in group:
            yield entry, weight
            if entry.islower():
                yield entry.capitalize(), max(2, weight * 2 // 3)
            else:
                yield entry.lower(), max(1, weight // 4)
                if weight > 8:
                    yield entry.upper(), 1
    for group in (FIRST, LAST):
        for entry in group:
            yield entry.lower(), 3
    for headings in HEADINGS.values():
        for entry in headings:
            yield entry, 12
            yield entry.upper(), 8
            yield entry.title(), 6
    for line in PROSE.split("\n"):
        yield line, 12
        yield line.title(), 2
    for text in SCAFFOLD:
        yield text, 60
    for symbol in SYMBOLS:
        yield symbol, 12
    for letter in OTHER_SCRIPTS:
        yield letter, 3
