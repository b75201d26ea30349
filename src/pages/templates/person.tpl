{{%AUTOESCAPE context="HTML"}}
<h1>{{NAME}}</h1>
<p class="lead">{{#LINK}}[[>link]]{{/LINK}} {{#MARK}}[[>mark]]{{/MARK}}</p>
<div class="tools">[[>actions]]</div>
{{#MISSING}}
<section class="missing">
<h2>[[person.missing]]</h2>
<p>[[person.missing_lead]]</p>
[[>facts]]
</section>
{{/MISSING}}
<section>
<h2>[[person.posts]]</h2>
{{#POSTS}}
<table class="register cards">
<thead><tr><th scope="col">[[person.role]]</th><th scope="col">[[person.in]]</th><th scope="col">[[person.since]]</th><th scope="col">[[person.until]]</th><th scope="col">[[person.notes]]</th><th scope="col"><span class="unseen">[[common.edit]]</span></th></tr></thead>
<tbody>
{{#POST}}<tr><th scope="row">{{ROLE}}</th><td data-label="[[person.in]]">{{#LINK}}[[>link]]{{/LINK}}</td><td data-label="[[person.since]]">{{SINCE}}</td><td data-label="[[person.until]]">{{UNTIL}}</td><td data-label="[[person.notes]]">{{NOTES}}</td><td class="act-cell">{{#EDIT}}<a href="{{EDIT}}">[[common.edit]]</a>{{/EDIT}}</td></tr>
{{/POST}}
</tbody>
</table>
{{/POSTS}}
{{#NO_POSTS}}<p class="help">[[person.no_posts]]</p>{{/NO_POSTS}}
{{#ADD_POST}}<p><a class="button" href="{{ADD_POST}}">[[person.add_post]]</a></p>{{/ADD_POST}}
</section>
<section>
<h2>[[person.discipline]]</h2>
{{#DISCIPLINES}}
<table class="register cards">
<thead><tr><th scope="col">[[person.on]]</th><th scope="col">[[person.form]]</th><th scope="col">[[person.violated_at]]</th><th scope="col">[[person.decided_by]]</th><th scope="col"><span class="unseen">[[common.edit]]</span></th></tr></thead>
<tbody>
{{#DISCIPLINE}}<tr><th scope="row">{{ON}}</th><td data-label="[[person.form]]">{{FORM_OF}}</td><td data-label="[[person.violated_at]]">{{VIOLATED_AT}}</td><td data-label="[[person.decided_by]]">{{DECIDED_BY}}</td><td class="act-cell">{{#EDIT}}<a href="{{EDIT}}">[[common.edit]]</a>{{/EDIT}}</td></tr>
{{/DISCIPLINE}}
</tbody>
</table>
{{/DISCIPLINES}}
{{#DISCIPLINE_UNKNOWN}}<p>[[person.discipline_unknown]]</p>{{/DISCIPLINE_UNKNOWN}}
{{#NO_DISCIPLINE}}<p class="help">[[person.no_discipline]]</p>{{/NO_DISCIPLINE}}
{{#ADD_DISCIPLINE}}<p><a class="button" href="{{ADD_DISCIPLINE}}">[[person.add_discipline]]</a></p>{{/ADD_DISCIPLINE}}
</section>
<section>
<h2>[[person.facts]]</h2>
{{#FORM}}[[>fact_form]]{{/FORM}}
</section>
[[>history]]
