export default ({ doc, h, p, ul, table }) =>
  doc(
    { font: "Arial", size: 20 },
    table([[[p("**Li Mengyao** 李梦瑶", { size: 30 }), p("Mechanical design engineer")], [p("mengyao.li@jiangbian.example", { align: "right" }), p("+49 1573 555 0640", { align: "right" }), p("Chemnitz, Germany", { align: "right" })]]], { widths: [55, 45], lines: false }),
    h(1, "Berufserfahrung / Experience"),
    p("**10/2021 – heute / today**   Konstrukteurin (Design Engineer), Erzgebirge Hubtechnik GmbH, Chemnitz"),
    ul("scissor lifts and vertical conveyors, from the sketch to the CE file", "SolidWorks, SolidWorks Simulation (FEA), PDM", "welded structures according to EN 1090", "GD&T / ISO 1101, supplier visits in Czechia"),
    p("**04/2021 – 09/2021**   Master's thesis and working student, Institute of Conveyor Technology, Chemnitz", { before: 80 }),
    h(1, "Ausbildung / Education"),
    p("2018 – 2021   M.Sc. Mechanical Engineering, Sächsische Fachakademie Chemnitz"),
    p("2013 – 2017   B.Eng. Mechanical Engineering, Jiangbian University, Wuhan"),
    p("2017 – 2018   German language course, Leipzig"),
    h(1, "Kenntnisse / Skills"),
    table([["SolidWorks", "expert (CSWE 2024)"], ["FEA", "good"], ["GD&T", "good"], ["MATLAB", "basic"], ["fatigue assessment", "none"], ["PLM", "good"]], { widths: [45, 55] }),
    h(1, "Sprachen / Languages"),
    p("Chinese (native), German (C1), English (C1)"),
  );
