export default ({ doc, h, p, table, ul }) =>
  doc(
    { font: "Malgun Gothic", size: 20 },
    h(0, "RESUME"),
    table(
      [
        ["Name", "KIM, Seo-yeon (김서연)"],
        ["Mobile", "+82-10-5550-3917"],
        ["E-mail", "seoyeon.kim@hanmaeul.example"],
        ["Location", "Seoul → Hamburg in October 2026 (spouse visa)"],
      ],
      { widths: [22, 78], shade: "F3E9D8" },
    ),
    h(1, "Work Experience"),
    table(
      [
        ["2022.03 ~ present", [p("**Hangang Delivery Co.**, Backend Engineer"), ...ul("Order service in Go (gin), 3,000 orders a minute at dinner time", "gRPC between 20 services, NATS for events", "MySQL 8, Redis cache", "Kubernetes: rolling updates, HPA, own on-call")]],
        ["2021.01 ~ 2022.02", [p("**Byeolbit Games**, Server Developer"), ...ul("Matchmaking in C#, then in Go")]],
      ],
      { widths: [24, 76] },
    ),
    h(1, "Education"),
    p("2016.03 ~ 2021.02\tB.S. Computer Engineering, Mapo Women's University", { tabs: [2600] }),
    p("2018.09 ~ 2019.06\tExchange, Bremen", { tabs: [2600] }),
    h(1, "Skills"),
    p("Go ★★★★☆  gRPC ★★★★☆  Kubernetes ★★★★☆  MySQL ★★★★☆  Redis ★★★☆☆  NATS ★★★☆☆  C# ★★☆☆☆"),
    p("I haven't worked with PostgreSQL in production; I know it from a side project with a friend."),
    h(1, "Languages"),
    p("Korean (native), English (TOEIC 945), German (B1, learning)"),
  );
