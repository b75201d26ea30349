{{%AUTOESCAPE context="HTML"}}
<h1>{{HEADING}}</h1>
<p class="lead">{{LEAD}}</p>
{{#SUMMARY}}[[>facts]]{{/SUMMARY}}
{{#OBSTACLES}}
<section class="missing">
<h2><span class="shape" aria-hidden="true">!</span> [[reorganization.obstacles]]</h2>
<ul>{{#OBSTACLE}}<li>{{TEXT}}</li>{{/OBSTACLE}}</ul>
</section>
{{/OBSTACLES}}
{{#OPENS}}
<form action="{{CONFIRM_ACTION}}" method="post" class="sheet">
[[>token]]
<input type="hidden" name="seen" value="{{SEEN}}">
{{/OPENS}}
{{#FATE}}
<fieldset class="field">
<legend>{{LABEL}}</legend>
<p class="help">{{WHO}}</p>
{{#OPTION}}<label class="choice"><input type="radio" name="{{NAME}}" value="{{VALUE}}"{{#SELECTED}} checked{{/SELECTED}}> {{LABEL}}</label>
{{/OPTION}}
</fieldset>
{{/FATE}}
{{#PEOPLE}}
<section>
<h2>[[reorganization.people]] <span class="count">{{COUNT}}</span></h2>
<ul class="columns-of-names">{{#PERSON}}<li>{{NAME}}</li>
{{/PERSON}}</ul>
</section>
{{/PEOPLE}}
<div class="actions">{{#CONFIRM}}<button class="button primary" type="submit">[[reorganization.confirm]]</button> {{/CONFIRM}}<a class="button" href="{{CANCEL}}">[[common.cancel]]</a></div>
{{#CONFIRM}}</form>{{/CONFIRM}}
