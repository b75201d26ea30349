{{%AUTOESCAPE context="HTML"}}
<h1>{{NAME}}</h1>
<p class="lead">{{CAMPAIGN_KIND}}, {{PERIOD}} {{#MARK}}[[>mark]]{{/MARK}}</p>
<dl class="facts wide">
<div><dt>[[campaigns.issued_by]]</dt><dd>{{#ISSUED_BY}}[[>link]]{{/ISSUED_BY}}</dd></div>
<div><dt>[[campaigns.regulation]]</dt><dd>{{#REGULATION}}[[>link]]{{/REGULATION}}</dd></div>
</dl>
<div class="tools">[[>actions]]</div>
{{#OBSTACLES}}
<section class="missing">
<h2><span class="shape" aria-hidden="true">!</span> [[campaign.obstacles]]</h2>
<ul>{{#OBSTACLE}}<li>{{TEXT}}</li>
{{/OBSTACLE}}</ul>
</section>
{{/OBSTACLES}}
{{#TIMELINE_EMPTY}}<p class="help">[[timeline.empty]]</p>{{/TIMELINE_EMPTY}}
{{#TIMELINE}}
<section>
<h2 id="timeline-head">{{TITLE}}</h2>
<div class="chart-frame" role="region" aria-label="{{TITLE}}" tabindex="0">{{CHART:none}}</div>
</section>
{{/TIMELINE}}
<section>
<h2 id="plan-head">[[campaign.plan]]</h2>
{{#OPENS}}
<form action="{{AMEND_ACTION}}" method="post">
[[>token]]
<input type="hidden" name="version" value="{{VERSION}}">
{{/OPENS}}
<div class="register-frame" role="region" aria-labelledby="plan-head" tabindex="0">
<table class="register cards">
<thead><tr><th scope="col">[[campaign.step]]</th><th scope="col">[[campaign.who]]</th><th scope="col">[[campaign.inherited]]</th><th scope="col">[[campaign.own]]</th><th scope="col">[[campaign.state]]</th></tr></thead>
<tbody>
{{#STEP}}
<tr><th scope="row">{{LABEL}} <span class="kind">[[>clause]]</span></th>
<td data-label="[[campaign.who]]">{{WHO}}</td>
<td data-label="[[campaign.inherited]]">{{#INHERITED}}{{DAY}}{{#RULE}} <span class="help">({{RULE}})</span>{{/RULE}}<span class="help kind">{{FROM}}</span>{{/INHERITED}}{{#NOT_INHERITED}}<span class="help">[[campaign.not_inherited]]</span>{{/NOT_INHERITED}}</td>
<td data-label="[[campaign.own]]">{{#EDIT}}<input class="short" id="day.{{ID}}" name="day.{{ID}}" value="{{OWN}}" placeholder="[[form.day_hint]]" aria-label="[[campaign.own_of]]"{{#INVALID}} aria-invalid="true" aria-describedby="day.{{ID}}-error"{{/INVALID}}>{{/EDIT}}{{#FIXED}}{{OWN}}{{/FIXED}}{{#ERROR}}<p class="field-error" id="day.{{ID}}-error"><span class="shape" aria-hidden="true">!</span> {{ERROR}}</p>{{/ERROR}}</td>
<td data-label="[[campaign.state]]">{{#MARK}}[[>mark]]{{/MARK}}{{#DISTANCE}}<span class="help kind">{{DISTANCE}}</span>{{/DISTANCE}}</td></tr>
{{/STEP}}
</tbody>
</table>
</div>
{{#ITEMS}}
<h3>[[campaign.items_shown]]</h3>
<ul>{{#ITEM}}<li>{{TEXT}}{{#FROM}} <span class="help">[[campaign.items_from]]</span>{{/FROM}}</li>
{{/ITEM}}</ul>
{{/ITEMS}}
{{#AMEND}}
{{#INPUT}}[[>input]]{{/INPUT}}
<div class="actions"><button class="button primary" type="submit">[[campaign.amend]]</button></div>
</form>
{{/AMEND}}
</section>
{{#FACTS}}
<section>
<h2>[[campaign.facts]]</h2>
<p class="help">[[campaign.facts_help]]</p>
{{#FACT_LIST}}<ul>{{#FACT}}<li>{{TEXT}}{{#FROM}} <span class="help">[[campaign.items_from]]</span>{{/FROM}}</li>
{{/FACT}}</ul>{{/FACT_LIST}}
{{#FACTS_HREF}}<p><a href="{{FACTS_HREF}}">[[campaign.facts_more]]</a></p>{{/FACTS_HREF}}
</section>
{{/FACTS}}
{{#AMENDMENTS}}
<section>
<h2>[[campaign.amendments]]</h2>
<table class="register cards">
<thead><tr><th scope="col">[[campaign.at]]</th><th scope="col">[[campaign.by]]</th><th scope="col">[[campaign.step]]</th><th scope="col">[[campaign.change]]</th><th scope="col">[[campaign.reason]]</th></tr></thead>
<tbody>
{{#AMENDMENT}}<tr><th scope="row">{{AT}}</th><td data-label="[[campaign.by]]">{{WHO}}</td><td data-label="[[campaign.step]]">{{STEP_NAME}}</td><td data-label="[[campaign.change]]">{{#BEFORE}}<del>{{BEFORE}}</del> {{/BEFORE}}→{{#AFTER}} <ins>{{AFTER}}</ins>{{/AFTER}}</td><td data-label="[[campaign.reason]]">{{REASON}}</td></tr>
{{/AMENDMENT}}
</tbody>
</table>
</section>
{{/AMENDMENTS}}
