{{%AUTOESCAPE context="HTML"}}
<div class="report">
<p class="report-code">{{CODE}}</p>
<h1>{{TITLE}}</h1>
<p class="lead">{{UNIT}}. {{AS_OF}}</p>
<div class="tools">[[>actions]]</div>
<div class="register-frame" role="region" aria-label="{{TITLE}}" tabindex="0">
<table class="register report-table">
<thead>
{{#TOP}}<tr>{{#HEAD}}<th scope="{{SCOPE}}"{{#WIDE}} colspan="{{COLUMNS}}"{{/WIDE}}{{#HIGH}} rowspan="{{ROWS}}"{{/HIGH}}>{{TITLE}}</th>{{/HEAD}}</tr>{{/TOP}}
{{#BOTTOM}}<tr>{{#HEAD}}<th scope="{{SCOPE}}">{{TITLE}}</th>{{/HEAD}}</tr>{{/BOTTOM}}
<tr class="report-numbers">{{#COLUMN}}<td>({{NUMBER}})</td>{{/COLUMN}}</tr>
</thead>
<tbody>
{{#ROW}}
<tr class="report-{{KIND}}">{{#CELL}}{{#DATA}}<td{{#NUMBER}} class="number"{{/NUMBER}}>{{#LINK}}[[>link]]{{/LINK}}</td>{{/DATA}}{{#NAME}}<th scope="row">{{#LINK}}[[>link]]{{/LINK}}</th>{{/NAME}}{{/CELL}}</tr>
{{/ROW}}
{{#EMPTY}}<tr><td colspan="{{COLUMNS}}">{{TEXT}}</td></tr>{{/EMPTY}}
</tbody>
</table>
</div>
{{#NOTE}}<p class="help">{{TEXT}}</p>
{{/NOTE}}
<section class="on-screen-only">
<h2>[[report.checks]]</h2>
{{#SOUND}}<p>[[report.sound]]</p>{{/SOUND}}
<ul>{{#BREACH}}<li>{{#LINK}}[[>link]]{{/LINK}}</li>
{{/BREACH}}</ul>
</section>
{{#CHART}}
<section>
<h2 id="{{ID}}-head">{{TITLE}}</h2>
<div class="chart-frame" role="region" aria-label="{{TITLE}}" tabindex="0">{{DRAWN:none}}</div>
</section>
{{/CHART}}
</div>
