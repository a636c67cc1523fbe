export default ({ doc, p, table, ul }) =>
  doc(
    { font: "Arial", size: 20, margin: 900 },
    p("**OKAFOR, Emeka Chukwudi**", { size: 30, after: 30 }),
    p("Database administrator moving into data engineering", { size: 22, color: "444444", after: 120 }),
    table(
      [
        ["Address", "14 Admiralty Crescent, Lekki, Lagos"],
        ["Telephone", "+234 803 555 0192"],
        ["Email", "e.okafor@lagosmail.example"],
      ],
      { widths: [20, 80], lines: false },
    ),
    p("**PROFILE**", { before: 200 }),
    p("Over ten years of keeping other people's data safe. I have restored more backups than I like to remember. In the last two years I have been automating my own job away with Python, and I want to do that full time."),
    p("**EXPERIENCE**", { before: 160 }),
    table(
      [
        ["Period", "Position", "What I did"],
        ["2019 – present", "Senior Database Administrator\nZuma Trust Bank, Lagos", [...ul("PostgreSQL and Oracle, 60 databases, 24/7.", "Python scripts for reconciliation; nightly loads to S3 and Athena.", "Partitioned the transactions table (9 billion rows).")]],
        ["2016 – 2019", "Database Administrator\nPalmwine Telecoms, Abuja", [...ul("Oracle RAC, RMAN, PL/SQL.", "Call-record archive, 3 TB a month.")]],
        ["2015 – 2016", "IT Support Officer (NYSC)\nState Ministry of Works, Enugu", [...ul("Help desk, network, one very old payroll system.")]],
      ],
      { widths: [18, 34, 48], shade: "EEF2F7" },
    ),
    p("**SKILLS AND LEVELS**", { before: 160 }),
    table(
      [
        ["SQL / PL/SQL", "expert"],
        ["PostgreSQL, Oracle", "expert"],
        ["Python", "good, daily since 2023"],
        ["AWS (S3, Athena, IAM, RDS)", "good"],
        ["Terraform", "basic"],
        ["Airflow", "none yet; I have read the docs and run the tutorial"],
      ],
      { widths: [40, 60] },
    ),
    p("**EDUCATION**", { before: 160 }),
    p("B.Eng. Computer Engineering, University of the Niger Delta, 2010 – 2015"),
    p("AWS Certified Solutions Architect – Associate, 2024"),
    p("**LANGUAGES**", { before: 160 }),
    p("English, Igbo, some French"),
  );
