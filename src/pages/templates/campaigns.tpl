{{%AUTOESCAPE context="HTML"}}
<h1>[[campaigns.title]]</h1>
<div class="tools">[[>actions]]</div>
[[>empty]]
{{#TABLE}}
<div class="register-frame" role="region" aria-label="[[campaigns.title]]" tabindex="0">
<table class="register cards">
<thead><tr><th scope="col">[[campaigns.campaign]]</th><th scope="col">[[campaigns.period]]</th><th scope="col">[[campaigns.issued_by]]</th><th scope="col">[[campaigns.regulation]]</th><th scope="col">[[campaigns.state]]</th><th scope="col" class="number">[[campaigns.units]]</th><th scope="col">[[campaigns.next]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row">{{#LINK}}[[>link]]{{/LINK}}<span class="help kind">{{CAMPAIGN_KIND}}</span></th><td data-label="[[campaigns.period]]">{{PERIOD}}</td><td data-label="[[campaigns.issued_by]]">{{ISSUED_BY}}</td><td data-label="[[campaigns.regulation]]">{{REGULATION}}</td><td data-label="[[campaigns.state]]">{{#MARK}}[[>mark]]{{/MARK}}</td><td class="number" data-label="[[campaigns.units]]">{{FINISHED}}/{{UNITS}}</td><td data-label="[[campaigns.next]]">{{#NEXT}}{{NEXT_STEP}}, {{DAY}} <span class="help">{{DISTANCE}}</span>{{/NEXT}}</td></tr>
{{/ROW}}
</tbody>
</table>
</div>
{{/TABLE}}
