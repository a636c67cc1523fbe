export default ({ doc, p, ul, h }) =>
  doc(
    { font: "Cambria", size: 22, header: "Wulandari · wulandari@suratku.example · +62 812-5550-7744" },
    p("WULANDARI", { size: 40, bold: true, color: "7A1F5C", after: 0 }),
    p("PHP web developer, Yogyakarta", { size: 24, after: 200 }),
    p("__About me:__", { bold: true }),
    p("Hello! I build web applications with PHP and Laravel since 2018. I use only one name, please leave the field for the family name empty. I would like to learn Go and work in a bigger team."),
    p("__Work:__", { bold: true, before: 120 }),
    p("**Full-stack Developer**, CV Merapi Digital, Yogyakarta, February 2021 – now"),
    ul("Laravel and Vue for 25 customers, mostly hotels and schools", "MySQL, PostgreSQL for two of the newer projects", "Docker on the office server; no Kubernetes, our projects are small"),
    p("**Web Developer**, Toko Batik Online, Solo, August 2018 – January 2021", { before: 80 }),
    ul("Web shop in plain PHP, later Laravel", "Payment gateway integration (bank transfer, e-wallet)"),
    p("__School:__", { bold: true, before: 120 }),
    p("Diploma III Informatics, Politeknik Prambanan, 2015 – 2018"),
    p("__Skill list:__", { bold: true, before: 120 }),
    p("PHP, Laravel, Vue.js, MySQL, PostgreSQL, Docker, REST API, Git, Figma a little"),
    p("__Language:__ Indonesian, Javanese, English (good)", { before: 120 }),
  );
