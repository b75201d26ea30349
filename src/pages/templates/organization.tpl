{{%AUTOESCAPE context="HTML"}}
<h1>{{NAME}}</h1>
<p class="lead">{{ORGANIZATION_KIND}}</p>
{{#TABS}}<nav class="tabs" aria-label="[[organization.parts]]"><ul>{{#TAB}}<li>{{#LINK}}[[>link]]{{/LINK}}</li>{{/TAB}}</ul></nav>{{/TABS}}
<div class="tools"><p><a class="button" href="{{PEOPLE_HREF}}">[[organization.people]]</a></p>[[>actions]]</div>
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
[[>history]]
