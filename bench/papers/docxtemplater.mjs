// Fills the template with the values of N reviews: node docxtemplater.mjs TEMPLATE VALUES COUNT [FILE].
// FILE gets the first paper, so that its text can be compared with ours.
import {readFileSync, writeFileSync} from 'node:fs';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';

const [template, values, count, file] = process.argv.slice(2);
const bytes = readFileSync(template);
const papers = JSON.parse(readFileSync(values, 'utf8'));

function filled(at) {
  const paper = new Docxtemplater(new PizZip(bytes), {paragraphLoop: true, linebreaks: true});
  paper.render(papers[at % papers.length]);
  return paper.getZip().generate({type: 'nodebuffer', compression: 'DEFLATE', compressionOptions: {level: 1}});
}

if (file) writeFileSync(file, filled(0));
for (let at = 0; at < 20; ++at) filled(at);
const begun = performance.now();
const processor = process.cpuUsage();
for (let at = 0; at < Number(count); ++at) filled(at);
const seconds = (performance.now() - begun) / 1000;
const used = process.cpuUsage(processor);
const cpu = (used.user + used.system) / 1e6;
console.log(`docxtemplater: ${count} papers, 1 thread: ${(count / seconds).toFixed(0)}/s by the clock, ` +
            `${(count / cpu).toFixed(0)}/s for each second of processor time`);
