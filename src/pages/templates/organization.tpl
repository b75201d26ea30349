{{%AUTOESCAPE context="HTML"}}
<h1>{{NAME}}</h1>
<p class="lead">{{ORGANIZATION_KIND}}</p>
<div class="tools">{{#PEOPLE_HREF}}<p><a class="button" href="{{PEOPLE_HREF}}">[[organization.people]]</a></p>{{/PEOPLE_HREF}}[[>actions]]</div>
<section>
<h2>[[organization.facts]]</h2>
{{#FORM}}[[>fact_form]]{{/FORM}}
</section>
{{#COLLECTIVES}}
<section>
<h2>[[organization.collectives]]</h2>
<table class="register cards">
<thead><tr><th scope="col">[[organization.collective]]</th><th scope="col">[[organization.kind]]</th><th scope="col" class="number">[[organization.size]]</th></tr></thead>
<tbody>
{{#COLLECTIVE}}<tr><th scope="row">{{#LINK}}[[>link]]{{/LINK}}</th><td data-label="[[organization.kind]]">{{COLLECTIVE_KIND}}</td><td class="number" data-label="[[organization.size]]">{{SIZE}}</td></tr>
{{/COLLECTIVE}}
</tbody>
</table>
</section>
{{/COLLECTIVES}}
{{#HEADS}}
<section>
<h2>[[organization.heads]]</h2>
<table class="register cards">
<thead><tr><th scope="col">[[organization.person]]</th><th scope="col">[[organization.role]]</th><th scope="col">[[organization.since]]</th><th scope="col">[[organization.until]]</th></tr></thead>
<tbody>
{{#HEAD}}<tr><th scope="row">{{#LINK}}[[>link]]{{/LINK}}</th><td data-label="[[organization.role]]">{{ROLE}}</td><td data-label="[[organization.since]]">{{SINCE}}</td><td data-label="[[organization.until]]">{{UNTIL}}</td></tr>
{{/HEAD}}
</tbody>
</table>
</section>
{{/HEADS}}
{{#CHILDREN}}
<section>
<h2>[[organization.children]]</h2>
[[>tree_head]]
<ul class="tree">
{{>NODE}}
</ul>
</section>
{{/CHILDREN}}
{{#FORMER}}
<section>
<h2>[[organization.former]]</h2>
<table class="register cards">
<thead><tr><th scope="col">[[organization.name]]</th><th scope="col">[[organization.ended_on]]</th><th scope="col">[[organization.into]]</th><th scope="col">[[organization.document]]</th></tr></thead>
<tbody>
{{#FORMER_UNIT}}<tr><th scope="row">{{#LINK}}[[>link]]{{/LINK}}</th><td data-label="[[organization.ended_on]]">{{UNTIL}}</td><td data-label="[[organization.into]]">{{#INTO}}[[>link]]{{/INTO}}</td><td data-label="[[organization.document]]">{{DOCUMENT}}</td></tr>
{{/FORMER_UNIT}}
</tbody>
</table>
</section>
{{/FORMER}}
[[>history]]
