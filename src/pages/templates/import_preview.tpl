{{%AUTOESCAPE context="HTML"}}
<h1>[[import.preview_title]]</h1>
<p class="lead">[[import.preview_lead]]</p>
[[>import_counts]]
{{#PROBLEMS}}
<section class="missing">
<h2><span class="shape" aria-hidden="true">!</span> [[import.problems]] <span class="count">{{COUNT}}</span></h2>
<p>[[import.problems_lead]]</p>
[[>cell_problems]]
</section>
{{/PROBLEMS}}
{{#NOTICES}}
<section>
<h2>[[import.notices]] <span class="count">{{COUNT}}</span></h2>
[[>cell_problems]]
</section>
{{/NOTICES}}
{{#OPENS}}
<form action="{{CONFIRM_ACTION}}" method="post">
[[>token]]
{{/OPENS}}
{{#CHANGES}}
<section>
<h2>[[import.changes]]</h2>
<table class="register cards">
<thead><tr><th scope="col">[[import.object]]</th><th scope="col">[[import.happens]]</th><th scope="col">[[import.differences]]</th></tr></thead>
<tbody>
{{#CHANGE}}<tr><th scope="row">{{#LINK}}[[>link]]{{/LINK}}<span class="help kind">{{LIST}}</span></th><td data-label="[[import.happens]]"><span class="change change-{{KIND}}">{{KIND_WORD}}</span></td><td data-label="[[import.differences]]">
{{#DIFFERENCE}}<span class="difference">{{LABEL}}: {{#BEFORE}}<del>{{BEFORE}}</del> → {{/BEFORE}}<ins>{{AFTER}}</ins></span>{{#DIFFERENCE_separator}}<br>{{/DIFFERENCE_separator}}{{/DIFFERENCE}}
{{#MERGE}}<fieldset class="merge"><legend>[[import.same]]</legend>{{#OPTION}}<label class="choice"><input type="radio" name="{{NAME}}" value="{{VALUE}}"{{#SELECTED}} checked{{/SELECTED}}> {{LABEL}}</label>
{{/OPTION}}</fieldset>{{/MERGE}}
</td></tr>
{{/CHANGE}}
</tbody>
</table>
{{#MORE_CHANGES}}<p class="help">[[import.more]]</p>{{/MORE_CHANGES}}
</section>
{{/CHANGES}}
<div class="actions save-bar">{{#CONFIRM}}<button class="button primary" type="submit">[[import.confirm]]</button> <span role="status" data-busy="[[import.writing]]"></span> {{/CONFIRM}}{{#AGAIN}}<a class="button" href="{{AGAIN}}">[[import.again]]</a> {{/AGAIN}}<a class="button" href="{{CANCEL}}">[[import.cancel]]</a></div>
{{#CONFIRM}}</form>{{/CONFIRM}}
