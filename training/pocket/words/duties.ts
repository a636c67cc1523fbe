import { wordList } from "../rng.js";

/**
 * What people write below their jobs. `{n}` a number, `{x}` `{y}` tools or methods of the trade, `{c}` a city, `{f}` a firm,
 * `{w}` a made-up name, `{p}` a person.
 */
export const duties = wordList(
  `Led the migration of {n} services from {x} to {y} without downtime for customers
Built and maintained the payment platform that handles {n},000 transactions a day
Introduced {x} and cut the time from commit to production from two weeks to one day
Designed the data model for the new booking engine together with {n} colleagues in {c}
Reduced cloud costs by {n}% by moving batch jobs to {x}
Wrote the integration with {f} and kept it running through two mergers
Mentored {n} junior colleagues and ran the weekly code review
On call every {n}th week; wrote the runbooks that the team still uses
Rewrote the reporting pipeline in {x}; reports that took a night now take minutes
Responsible for the care of up to {n} patients per shift on a surgical ward
Administered medication and documented vital signs in {x}
Trained {n} new nurses and students in {x} and {y}
Introduced a checklist that reduced falls on the ward by {n}%
Cooperated with doctors, therapists and relatives, often under time pressure
Took part in the audit of 20{n} and prepared the documents for it
Picked and packed orders with {x}; error rate below {n} in a thousand
Planned the routes of {n} drivers in and around {c}
Checked incoming goods, reported damage and kept the stock figures correct
Responsible for a budget of {n},000 euros a year
Negotiated prices with suppliers from {n} countries and saved {n}%
Ran social media campaigns with {x} and reached {n},000 people a month
Wrote articles, newsletters and press releases in two languages
Relaunched the website of {f} on {x}
Organised the trade fair stand in {c} with {n} partners
Taught {n} lessons a week to classes from year 5 to year 9
Developed teaching material for {x} that three other schools now use
Class teacher for {n} pupils; contact for parents and the youth office
Prepared monthly and annual accounts for {n} clients
Closed the books within {n} days using {x}
Checked invoices, payments and reminders; contact for {f}
Introduced {x} for forecasting, which improved accuracy by {n}%
Drafted and reviewed contracts, mostly in {x} and {y}
Represented clients of {f} in {n} cases before the court in {c}
Repaired and serviced cars and vans of all makes
Diagnosed faults with {x} and explained the repair to customers
Maintained {n} machines in three shifts, downtime cut by {n}%
Programmed and set up machines for small series of {n} to 500 parts
Read drawings, measured parts and filled in the test reports
Supervised the building site in {c} with up to {n} workers
Prepared tenders, schedules and cost plans for projects of {n} million
Installed wiring, lighting and {x} in flats and offices
Cooked for up to {n} guests a night, responsible for sauces and fish
Planned menus and ordered goods; kept food costs below {n}%
Welcomed guests, handled bookings in {x} and settled complaints
Managed a team of {n} waiters on the terrace
Sold {x} and {y} to business customers in the north of the country
Won {n} new accounts in the first year, among them {f}
Visited {n} customers a week and wrote the quotations afterwards
Hired {n} people a year, from the advert to the first day
Answered calls and e-mails of customers in {n} languages
Kept the diary of two directors and booked their travel
Analysed survey data of {n},000 households with {x}
Created dashboards in {x} that the management looks at every Monday
Tested hypotheses about churn with {x} and presented the results to the board
Conducted interviews and usability tests with {n} users
Designed the app of {f} from first sketch to launch
Built prototypes in {x} and handed them over to the developers
Set up a test lab and automated {n} test cases
Coordinated the work of developers in {c} and testers in {c}
Wrote user stories, planned sprints and kept the backlog in order
Product had {n},000 active users when I left
Part of the team that moved the warehouse from {c} to {c}
Deputy for the head of department, {p}, during her leave
Worked closely with {p} and the sales team of {f}
Project {w}: responsible for interfaces and documentation
Gave talks about {x} at a conference in {c}
Improved page load by {n} ms and the conversion rate by {n}%
Standard work as described in the contract, later also {x}
Night shifts, weekends and holidays
Various tasks in office and archive
Seasonal work, {n} hours a week
Helped customers find what they need and kept the shelves tidy
Opened and closed the shop, counted the till
Cleaned rooms, changed linen, reported defects
Worked in a mixed team from {n} nations
Temporary cover for a colleague on parental leave
Received the prize for the best improvement of the year
Cut the number of complaints in half within {n} months
First contact for questions about {x} in the company
Documented processes according to the standard and trained the staff in them
Migrated {n} TB of data to {x}
Acted as interface between IT and the business departments
Supported {n} users on site and by phone; tickets in {x}
Rolled out {n} laptops in {c}
Looked after children between one and six, planned trips and projects with {x}
Advised families and accompanied them to the authorities
Thesis about {w} in cooperation with {f}
Started as a trainee and was taken on after {n} months`,
);

/** Lines that stand below a job's heading and are no duty. */
export const jobRemarks = wordList(
  "Department: {w}|Team {w}|Full-time|Part-time, {n} hours a week|Fixed-term contract|{f} is a leading supplier of {w} parts.|Industry: {a}|Location: {c}|Reporting to: {p}|Company size: {n} employees|Key achievements:|Main tasks:|Responsibilities:|Selected projects:|Duties included:|Tasks and achievements|Permanent position|Client: {f}|Unit: {w}|(maternity cover)|Employer: a family business with {n} people",
);
